import { createFormats } from './formats.ts'
import { type Said, say } from './say.ts'

const { number, count, date, longDate, moment, minute, weekdays, and, or, list } = createFormats('en-GB')

const quotations = (total: number): string => count(total, 'quotation', 'quotations')

const none: Readonly<Record<string, string>> = {}

/** Everything that Summit says in words of its own. What is quoted of articles is never in here. */
export const en = {
  /** As pages and platforms name the language. */
  tag: 'en',
  /** The language by its own name. */
  name: 'English',

  /** Stands after a label. */
  colon: ':',

  formats: { number, date, longDate, moment, minute, and, or },

  /** What each command is for, and each option of it, by their names. */
  commands: {
    add: { summary: 'Take in the article on a page', url: 'The address of the page' },
    articles: {
      summary: 'What there is to ask about, newest first',
      about: 'Words that the article holds',
    },
    ask: {
      summary: 'Where the articles answer a question, or that they do not',
      question: 'What you want to know',
    },
    brief: {
      summary: 'What an article says, in its own key sentences',
      length: 'How much; short if left out',
    },
    check: {
      summary: 'Whether somebody really said it',
      text: 'The words, or a message that quotes some',
      speaker: 'Who is said to have said it',
    },
    digestList: { summary: 'The digests of this channel' },
    digestMore: {
      summary: 'The new articles that a digest had no room for',
      of: 'Which of its posts, as the post’s button says; left out, the next one',
    },
    digestMute: {
      summary: 'Leave a publisher out of a digest from now on',
      publisher: 'The publisher, as the digest names it',
    },
    digestNow: { summary: 'Post a digest in this channel now; a stopped one starts again' },
    digestOff: { summary: 'End a digest of this channel' },
    digestOn: {
      summary: 'Post a digest in this channel, every morning or whenever you say',
      at: 'Time of day, such as 08:30, 8:30am or 0830; 08:30 if left out',
      tz: 'Time zone, such as Asia/Karachi',
      days: 'daily, weekdays, weekends, or days such as mon,wed; weekdays if left out',
      about: 'Only articles that hold these words',
      speaker: 'Only articles that quote this person',
      publisher: 'Only articles of this publisher',
      max: (usual: number): string => `Articles a digest; ${usual} if left out`,
      empty: 'When nothing is new: skip it, or post a quotation that was not shown yet; skip if left out',
    },
    digestPause: {
      summary: 'Keep a digest silent until a date',
      until: 'The first day on which it may come again, such as 2030-12-01',
    },
    digestPreview: {
      summary: 'What the next digest would say',
      date: 'The digest of that day instead: 2025-08-16, yesterday, 7d',
    },
    digestStatus: {
      summary: 'When the last digest came and the next will, and what went wrong',
      tz: 'The time zone to show times in; left out, your own where the app knows it',
    },
    digestUnmute: {
      summary: 'Take a publisher that was left out into a digest again',
      publisher: 'Which; without it, you are shown those that are left out',
    },
    feedAdd: {
      summary: 'Follow a feed: RSS, Atom, RDF or JSON Feed',
      url: 'The address of the feed',
      name: 'What to call it',
      every: 'Minutes between two looks; 30 if left out',
      text: 'The whole article from its page, or what the feed says of it',
    },
    feedList: { summary: 'Which feeds are followed, and which of them fail' },
    feedRemove: { summary: 'Follow a feed no longer; its articles stay', url: 'Which feed' },
    help: { summary: 'How to ask', command: 'Which command; all if left out' },
    pin: { summary: 'Keep an article however old it grows, or no longer', keep: 'Whether it stays' },
    quote: {
      summary: 'Find what somebody said, word for word',
      speaker: 'Who said it',
      about: 'Words that the quotation or its sentence holds',
      card: 'On a picture, one at a time',
    },
    sections: {
      summary: 'The outline of an article, or one section of it',
      name: 'Which section; the outline if left out',
    },
    speakers: { summary: 'Who is quoted, how often, in what role' },
    status: { summary: 'How much there is to ask about, and what fails' },
  },

  /** Names of commands, options and choices where a platform shows them in the reader's language; typed they stay English. */
  names: none,

  /** Options that several commands have. */
  options: {
    article: 'Which article, by its title',
    articleOrAll: 'Which article, by its title; all if left out',
    articleOrNewest: 'Which article, by its title; the newest if left out',
    digest: 'Which digest, by its name in “digest list”; left out where there is only one',
    page: 'Which page',
    privateOrPublic: 'Who sees the answer; private if left out',
    publicOrPrivate: 'Who sees the answer; public if left out',
    since: 'Published then or later: 2025-08-16, yesterday, 7d',
  },

  /** Where something stands, and whose it is. */
  source: {
    paragraph: (at: number): string => `paragraph ${at}`,
    paragraphs: (first: number, last: number): string => `paragraphs ${first}–${last}`,
    quotations,
    alsoIn: 'also in',
    andMore: (more: number): string => `and ${number(more)} more`,
    button: 'Source',
    unattributed: 'unattributed',
    unnamed: <Thing>(mention: Thing): Said<Thing> => say`unnamed: “${mention}”`,
  },

  pages: {
    place: (page: number, pages: number): string => `Page ${number(page)} of ${number(pages)}`,
    ofAnswer: 'Pages of this answer',
    previous: 'Previous',
    next: 'Next',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    continued: (title: string): string => `${title} (continued)`,
    part: (part: number): string => `Part ${part}`,
    partOf: (part: number, parts: number): string => `Part ${part} of ${parts}`,
    none: (page: number, last: number): string =>
      `There is no page ${number(page)}: the last is ${number(last)}.`,
  },

  check: {
    several: (quotations: number): string => `${number(quotations)} quotations checked`,
    verbatim: 'Verbatim',
    verbatimInLonger: 'Verbatim, as part of a longer quotation',
    altered: 'Altered',
    someoneElses: 'Someone else’s',
    writersWords: 'The writer’s own words, no quotation',
    notFound: 'Not in the sources',
    claim: <Thing>(verdict: Thing, words: string): Said<Thing> => say`${verdict}: “${words}”`,
    saidExactly: <Thing>(claimed: string | undefined, speakers: Thing): Said<Thing> =>
      say`Not ${claimed ?? 'theirs'}: ${speakers} said exactly this.`,
    saidNearly: <Thing>(claimed: string | undefined, speakers: Thing): Said<Thing> =>
      say`Not ${claimed ?? 'theirs'}: ${speakers} said nearly this.`,
    nowhere: 'No article quotes or says this.',
    turnedBefore: 'What was left out before these words turns their meaning.',
    turned: 'The difference turns the meaning.',
  },

  sections: {
    opening: 'Opening',
    noSuch: (name: string): string => `There is no section “${name}”. These there are:`,
    restAtSource: 'The article belongs to its publisher: the rest is at the source.',
  },

  add: {
    notAdded: 'Not added',
    fetchesNothing: 'Nothing is fetched here.',
    isFile: (path: string): string => `It is ${path} in the content folder now, to be read and mended there.`,
    added: 'Added:',
    sameText: 'The same text was here already; the address is noted with it:',
    known: 'It was here already:',
    goneMeanwhile: 'It was taken away in the meantime.',
    counts: <Thing>(found: Thing, paragraphs: number): Said<Thing> =>
      say`${found} in ${count(paragraphs, 'paragraph', 'paragraphs')}`,
  },

  /** Why there is nothing at an address; each is given what it is about, or ''. */
  fetching: {
    noAddress: (host: string): string => `${host} has no address`,
    notPublic: (host: string): string => `${host} is not on the public internet`,
    redirects: (most: string): string => `more than ${most} redirects`,
    robots: (host: string): string => `${host} does not want it fetched (robots.txt)`,
    stopping: (): string => 'Summit is stopping',
    tooSlow: (seconds: string): string => `no whole answer within ${seconds} seconds`,
    slowName: (): string => 'the name of the host could not be resolved in time',
    noUrl: (): string => 'it is no address',
    otherScheme: (): string => 'only http and https are fetched',
    withPassword: (): string => 'addresses with a password are not fetched',
    status: (status: string): string => `the server answers ${status}`,
    noType: (): string => 'it is of no stated type',
    notAPage: (type: string): string => `it is ${type}, not a page`,
    notAFeed: (type: string): string => `it is ${type}, not a feed`,
    tooLarge: (): string => 'it is larger than 5 MB',
    packedOtherwise: (): string => 'it is packed in a way that was not asked for',
    unknownHost: (): string => 'no host of that name is known',
    unresolved: (): string => 'the name of the host could not be resolved',
    noAnswer: (): string => 'nothing answers at that address',
    brokeOff: (): string => 'the connection broke off',
    packedWrongly: (): string => 'it is not packed as it says',
    certificateExpired: (): string => 'its certificate has run out',
    certificateOfOther: (): string => 'its certificate is for another host',
    certificateUnknown: (): string => 'nobody vouches for its certificate',
    failed: (code: string): string =>
      code === '' ? 'it could not be fetched' : `it could not be fetched (${code})`,
    nothing: (): string => 'the server sent nothing',
    unreadable: (): string => 'it cannot be read. Save its text as a file in the content folder.',
    intricate: (): string => 'it is too intricate. Save its text as a file in the content folder.',
    noArticle: (): string =>
      'it holds no article that could be found. Save its text as a file in the content folder.',
    ownEntities: (): string => 'it declares entities of its own, and a feed needs none',
    noFeed: (): string => 'it is no feed. Check its address.',
    unreadableFeed: (): string => 'it is a feed that cannot be read',
    notTakenIn: (): string => 'it could not be taken in; the log says why',
  },

  /** Why a digest cannot come to a channel. */
  channel: {
    thisOne: 'this channel',
    takesNoPosts: (where: string): string =>
      `${where} takes no posts. Choose a text, announcement or forum channel, or a thread.`,
    lacks: (permission: string, where: string): string =>
      `Summit lacks “${permission}” in ${where}. Somebody with Manage Server can give it in the channel’s settings.`,
    /** As Discord’s own settings call them. */
    permissions: {
      view: 'View Channel',
      send: 'Send Messages',
      sendInThreads: 'Send Messages in Threads',
      readHistory: 'Read Message History',
      embedLinks: 'Embed Links',
    },
    gone: 'The channel is gone. Choose another one.',
    notThere:
      'Summit is not there, or may not see it. Somebody with Manage Server can invite it, or allow “View Channel”.',
    hidden:
      'The channel is gone, or private without Summit in it. Somebody in the channel can type /invite @Summit, or name another channel.',
    notMember: 'Summit is not in the channel. Somebody in the channel can type /invite @Summit.',
    archived: 'The channel is archived. Whoever manages channels can restore it, or name another channel.',
    removed: 'Summit was removed from the workspace. An admin can install it again.',
    lacksScope:
      'The app lacks a permission. Whoever runs Summit can reinstall the app with its latest manifest.',
    refused: (platform: string, reason: string): string => `${platform} refuses: ${reason}`,
  },

  page: {
    promise: 'Every quotation is a slice of its article.',
    language: 'Language',
    answers: 'Answers',
    welcome: 'Ask who said what, exactly',
    everythingElse: 'Everything else that Summit understands',
    digestOfDay: 'The digest of any morning, as a channel would have got it',
    looks: 'How this answer looks',
    views: { plain: 'Plain', discord: 'Discord', slack: 'Slack' },
    onlyYou: 'Only you can see this',
    pick: 'Pick a question, or type one below.',
    completions: 'Completions',
    choose: 'choose',
    accept: 'accept',
    close: 'close',
    ask: 'Ask Summit',
    send: 'Send',
    waiting: 'Waiting for the answer',
    unreachable: 'Summit cannot be reached just now',
    refused: 'Summit did not take that',
    nothingLost: 'Nothing that you typed is lost.',
    tryAgain: 'Try again',
  },

  buttons: {
    expired: 'That button has expired',
    askAgain: 'Ask again with /summit.',
  },

  quote: {
    title: (name: string, total: number): string => `${name}: ${quotations(total)}`,
    nothing: 'No quotation fits that.',
  },

  pictures: {
    tooLong: 'No picture of it: in type that a phone can show it would not fit.',
    fault: 'No picture of it: whoever runs this bot finds the reason in its log.',
    letters: 'No picture of it: Summit has no font for some of its letters.',
    noneHere: 'No pictures are drawn here.',
    writtenTo: (file: string): string => `Written to ${file}`,
    unattributed: 'Unattributed',
    speakers: (names: readonly string[]): string => list(names),
    heard: 'Who was heard',
    heardInWords: (amounts: string): string => `Who was heard, in words quoted: ${amounts}`,
    wordsQuotedIn: (where: string): string => `Words quoted in ${where}`,
    allArticles: 'all articles',
    newArticles: (articles: number): string => count(articles, 'new article', 'new articles'),
  },

  speakers: {
    title: (people: number): string => `Who is quoted: ${count(people, 'person', 'people')}`,
    nobody: 'Nobody.',
    which: 'Who do you mean?',
    several: (typed: string): string => `“${typed}” fits several people who are quoted.`,
    notQuoted: 'Not quoted',
    noneCalled: (typed: string): string => `Nobody called “${typed}” is quoted in the articles.`,
    mostQuoted: 'These are quoted most:',
    nobodyYet: 'So far nobody is quoted.',
  },

  articles: {
    title: (articles: number): string => count(articles, 'article', 'articles'),
    nothing: 'No article fits that.',
    noSuch: 'No such article',
    noneYet: <Thing>(folder: Thing): Said<Thing> =>
      say`There are no articles yet. Put one into the ${folder} folder.`,
    noneCalled: <Thing>(typed: string, list: Thing): Said<Thing> =>
      say`No article is called “${typed}” or holds these words. ${list} lists what there is.`,
    brief: 'Brief',
    briefOf: (title: string): string => `Brief: ${title}`,
  },

  brief: {
    lengths: { headline: 'Headline', short: 'Short', full: 'Full' },
    nextSteps: 'Next steps and dates',
    figures: 'Figures',
    quoted: 'Quoted:',
  },

  ask: { silence: 'The sources do not say.' },

  /** What Discord shows beside `/summit` and `/digest`. */
  discord: {
    summit: 'Who said what, word for word, with its place',
    digest: 'Summit’s digest in this server',
  },

  slack: {
    yes: 'Yes',
    moreThanFits: 'There is more than Slack shows here. Ask for it in a channel.',
    submit: 'Ask',
    cancel: 'Cancel',
    what: 'What',
    search: 'Type to search',
    close: 'Close',
    looking: 'Looking…',
    ask: 'Ask Summit',
  },

  digest: {
    title: (day: string): string => `Digest for ${date(day)}`,
    quiet: 'Nothing is new. Worth hearing all the same:',
    heard: 'Who was heard:',
    ofTheDay: 'Quotation of the day',
    more: (left: number): string => (left > 0 ? `More (${number(left)})` : 'More'),
    quotes: 'Quotes',
    mute: 'Mute this publisher',
    muteOne: (publisher: string): string => `Mute ${publisher}`,
    nothingMore: 'Nothing more',
    roomForAll: 'The digest had room for everything.',
    alsoNew: 'Also new',
    leftOver: (total: number, shown: number): string =>
      `${count(total, 'more article', 'more articles')}.${shown < total ? ` The first ${number(shown)}:` : ''}`,
    noChannel: {
      title: 'Digests live in channels',
      text: 'Type this in the Discord or Slack channel that is to get the digest. Here, “digest preview” shows what one would say.',
    },
    mayNotManage: {
      title: 'Ask somebody who may change digests',
      text: 'Digests are for everybody here, so changing them takes “Manage Server” on Discord, and an admin of the workspace on Slack. “digest preview” and “digest status” are for all.',
    },
    which: 'Which digest?',
    these: <Thing>(option: Thing): Said<Thing> =>
      say`These there are in this channel. Add ${option} for one of them:`,
    noneHere: 'No digest here',
    makeOne: <Thing>(command: Thing): Said<Thing> => say`This channel has no digest. ${command} makes one.`,
    yours: 'Your digests',
    noneOwn: <Thing>(command: Thing): Said<Thing> =>
      say`You have made none, and no channel of yours has one. ${command} in a channel makes one for it.`,
    elsewhere: (channel: string): string => `a channel that you are not in (${channel})`,
    madeByYou: 'made by you',
    thePost: 'the post',
    ofThisChannel: 'Digests of this channel',
    schedule: (time: string, days: readonly number[], zone: string): string =>
      `${time} ${dayNames(days)}, ${zone}`,
    about: (words: string): string => `about ${words}`,
    quoting: (name: string): string => `quoting ${name}`,
    from: (publisher: string): string => `from ${publisher}`,
    without: (publishers: readonly string[]): string => `without ${list(publishers)}`,
    atMost: (articles: number): string => `at most ${count(articles, 'article', 'articles')}`,
    quotationIfEmpty: 'a quotation when nothing is new',
    states: { paused: 'paused', stopped: 'stopped' },
    configured: 'set by configuration',
    ended: 'The digest has ended',
    comesBack: 'It comes back at the next start unless the channel is taken out of the configuration too.',
    onItsWay: 'It is on its way',
    comesSoon: 'The digest comes within moments, if there is something to say.',
    onItsWayAlready: 'It is on its way already',
    askedAlready: 'That was asked for a moment ago.',
    pauses: 'The digest pauses',
    pausesNot: 'The digest does not pause',
    noDayToCome: (day: string): string =>
      `The day when it comes again has to be a day to come, not ${date(day)}.`,
    nextComes: <Thing>(when: Thing): Said<Thing> => say`The next comes ${when}.`,
    firstComes: <Thing>(when: Thing): Said<Thing> => say`The first comes ${when}.`,
    muted: 'Muted',
    leftOut: (publisher: string): string => `${publisher} is left out of this channel’s digest from now on.`,
    takesBack: <Thing>(command: Thing): Said<Thing> => say`${command} takes that back.`,
    bringBack: (publisher: string): string => `Bring ${publisher} back`,
    unmuted: 'Back again',
    isBack: (publisher: string): string => `${publisher} is in this channel’s digest again from now on.`,
    whichMuted: 'Which publisher?',
    areLeftOut: (publishers: readonly string[]): string =>
      `Left out of this channel’s digest: ${list(publishers)}.`,
    nothingMuted: {
      title: 'Nobody is left out',
      text: 'This channel’s digest leaves no publisher out.',
    },
    oneTooMany: 'That would be one too many',
    most: (digests: number): string =>
      `A channel has at most ${count(digests, 'digest', 'digests')}. “digest off” ends one.`,
    added: 'This channel gets a digest',
    preview: 'Preview',
    off: 'Off',
    beforeThat: (problem: string): string => `Before that: ${problem}`,
    wrong: 'digest on: something is wrong',
    noTime: (typed: string): string => `“${typed}” is no time of day such as 08:30, 8:30am or 0830.`,
    noDays: (typed: string): string => `“${typed}” is none of daily, weekdays, weekends, mon,wed or mon-fri.`,
    noZone: (typed: string, close: readonly string[]): string =>
      `“${typed}” is no time zone of the IANA list; ${close.length === 0 ? 'such as Asia/Karachi.' : `did you mean ${or(close)}?`}`,
    nothingNew: 'Nothing new',
    wouldBeNoneOn: (day: string): string =>
      `There would be no digest on ${date(day)}: nothing is dated between it and the one before.`,
    wouldBeNone: 'There would be no digest: nothing is new since the last one.',
    last: 'Last',
    next: 'Next',
    missed: 'Missed',
    lastError: 'Last error',
    noneYet: 'none yet',
    noneComes: (problem: string): string =>
      `none: ${problem} When that is mended, “digest now” starts it again.`,
    wasStopped: 'It was stopped.',
    pausedUntilThen: <Thing>(when: Thing): Said<Thing> => say`${when}, paused until then`,
    notInTime: 'It could not be posted in time.',
    wasNotRunning: 'Summit was not running at that time.',
    ourFault: 'Something went wrong in Summit itself.',
    summitStopped: 'Summit was stopped.',
    hasStopped: 'Your digest has stopped',
    startsAgain: (command: string): string =>
      `When that is mended, “${command}” in the channel starts it again.`,
  },

  feeds: {
    notAdded: 'Not added',
    noAddress: (typed: string): string =>
      `“${typed}” is not an http or https address (without a password, of 2,000 characters at most).`,
    followed: 'It is followed from now on. Its articles come within a few minutes.',
    noSuch: 'No such feed',
    notFollowed: (typed: string): string => `“${typed}” is not followed.`,
    notRemoved: 'Not removed',
    inEnvironment: 'It is in FEEDS: take it out there and restart.',
    inFile: 'It is in content/feeds.yaml: take it out there.',
    inEnvironmentAlready: 'It is in FEEDS already. More can be said of it in content/feeds.yaml.',
    inFileAlready: 'It is in content/feeds.yaml already: change it there.',
    removed: 'It is no longer followed. Its articles stay.',
    none: 'No feeds',
    noneYet: 'No feed is followed yet.',
    title: (feeds: number): string => count(feeds, 'feed', 'feeds'),
    fails: 'fails',
    inARow: (times: number): string => `${number(times)} times in a row`,
    notAsked: 'not asked yet',
    lastAsked: (instant: number): string => `last asked ${minute(instant)}`,
  },

  pin: {
    isFile: 'It is a file of the content folder: it stays as long as the file.',
    stays: 'It stays, however old it grows.',
    goes: 'It goes when it is older than KEEP_DAYS.',
  },

  status: {
    title: 'Status',
    articles: 'Articles',
    people: 'People quoted',
    feeds: 'Feeds',
    ofWhichFail: (feeds: number, failing: number): string =>
      failing === 0 ? number(feeds) : `${number(feeds)}, of which ${count(failing, 'fails', 'fail')}`,
  },

  notAllowed: {
    title: 'That is for those who run this',
    text: <Thing>(permission: Thing): Said<Thing> =>
      say`It changes what everybody gets: on Discord it takes “${permission}”, on Slack an admin of the workspace; a terminal on the machine itself always may.`,
    /** As Discord's own settings call it. */
    manageServer: 'Manage Server',
  },

  problems: {
    title: 'That did not work',
    missing: (option: string, summary: string): string => `“${option}” is missing: ${summary}.`,
    noOption: (option: string): string => `There is no option “${option}” here.`,
    tooLong: (option: string, most: number): string =>
      `“${option}” is longer than ${number(most)} characters.`,
    noChoice: (option: string, choices: string, given: string): string =>
      `“${option}” is one of ${choices}, not “${given}”.`,
    noCount: (
      option: string,
      { min, max }: { readonly min: number; readonly max: number },
      given: string,
    ): string => `“${option}” is a whole number from ${min} to ${max}, not “${given}”.`,
    noFlag: (option: string, given: string): string => `“${option}” is true or false, not “${given}”.`,
    noDate: (option: string, given: string): string =>
      `“${option}” is a date such as 2025-08-16, today, yesterday or 7d, not “${given}”.`,
    usage: <Thing>(usage: Thing): Said<Thing> => say`Usage: ${usage}`,
    example: <Thing>(example: Thing): Said<Thing> => say`For example: ${example}`,
    oneMoment: 'One moment, please',
    youAskTooFast: (seconds: number): string =>
      `You are asking faster than Summit can answer. Please ask again in ${count(seconds, 'second', 'seconds')}.`,
    allAskTooFast: (seconds: number): string =>
      `All of you here together are asking faster than Summit can answer. Please ask again in ${count(seconds, 'second', 'seconds')}.`,
    whichCommand: 'Which command?',
    noCommand: (typed: string): string => `There is no command “${typed}”.`,
    commands: <Thing>(names: Thing): Said<Thing> => say`There are: ${names}`,
    didYouMean: <Thing>(command: Thing): Said<Thing> => say`Did you mean ${command}?`,
    commandTooLong: (most: number): string => `A command has at most ${number(most)} characters.`,
    fault: 'Something went wrong',
    ourFault:
      'That is our fault, not yours, and it has been noted. If it happens again, tell whoever runs this bot:',
    reference: <Thing>(reference: Thing): Said<Thing> => say`reference ${reference}`,
  },

  help: {
    title: 'What you can ask',
    promise: 'Every answer is a slice of an article, word for word, with its place.',
  },
}

/** Everything that Summit says, in one language. */
export type Wording = typeof en

/** Why there is nothing at an address, to be worded in somebody’s language: `wording.fetching[code](what)`. */
export interface FetchRefusal {
  readonly code: keyof Wording['fetching']
  readonly what: string
}

function dayNames(days: readonly number[]): string {
  switch (days.join('')) {
    case '0123456':
      return 'daily'
    case '01234':
      return 'on weekdays'
    case '56':
      return 'on weekends'
    default:
      return `on ${weekdays(days)}`
  }
}
