import type { Wording } from './en.ts'
import { createFormats } from './formats.ts'
import names from './names-de.json' with { type: 'json' }
import { say } from './say.ts'

const { number, count, date, longDate, moment, minute, weekdays, and, or, list } = createFormats('de')

const quotations = (total: number): string => count(total, 'Zitat', 'Zitate')

/** German. */
export const de: Wording = {
  tag: 'de',
  name: 'Deutsch',

  colon: ':',

  formats: { number, date, longDate, moment, minute, and, or },

  commands: {
    add: { summary: 'Den Artikel einer Webseite aufnehmen', url: 'Die Adresse der Seite' },
    articles: {
      summary: 'Wonach man fragen kann, das Neueste zuerst',
      about: 'Wörter, die im Artikel stehen',
    },
    ask: {
      summary: 'Wo die Artikel eine Frage beantworten, oder dass sie es nicht tun',
      question: 'Was Sie wissen möchten',
    },
    brief: {
      summary: 'Was ein Artikel sagt, in seinen eigenen Kernsätzen',
      length: 'Wie ausführlich; ohne Angabe kurz',
    },
    check: {
      summary: 'Ob das wirklich jemand gesagt hat',
      text: 'Der Wortlaut, oder eine Nachricht, die zitiert',
      speaker: 'Wer es gesagt haben soll',
    },
    digestList: { summary: 'Die Presseschauen dieses Kanals' },
    digestMore: {
      summary: 'Die neuen Artikel, für die eine Presseschau keinen Platz hatte',
      of: 'Welche Ausgabe, so wie die Schaltfläche sie nennt; sonst die nächste',
    },
    digestMute: {
      summary: 'Ein Medium ab jetzt aus einer Presseschau weglassen',
      publisher: 'Das Medium, wie die Presseschau es nennt',
    },
    digestNow: { summary: 'Jetzt eine Presseschau in diesen Kanal senden; eine angehaltene läuft wieder an' },
    digestOff: { summary: 'Eine Presseschau dieses Kanals beenden' },
    digestOn: {
      summary: 'Eine Presseschau in diesen Kanal senden, jeden Morgen oder wann Sie wollen',
      at: 'Uhrzeit, etwa 08:30, 8:30am oder 0830; ohne Angabe 08:30',
      tz: 'Zeitzone, etwa Europe/Berlin',
      days: 'daily, weekdays, weekends oder Tage wie mon,wed; ohne Angabe weekdays (Mo–Fr)',
      about: 'Nur Artikel, in denen diese Wörter stehen',
      speaker: 'Nur Artikel, die diese Person zitieren',
      publisher: 'Nur Artikel dieses Mediums',
      max: (usual) => `Artikel je Presseschau; ohne Angabe ${usual}`,
      empty: 'Wenn es nichts Neues gibt: ausfallen lassen (skip) oder ein noch nicht gezeigtes Zitat (post)',
    },
    digestPause: {
      summary: 'Eine Presseschau bis zu einem Datum aussetzen',
      until: 'Der erste Tag, an dem sie wieder kommen darf, etwa 2030-12-01',
    },
    digestPreview: {
      summary: 'Was in der nächsten Presseschau stünde',
      date: 'Stattdessen die Presseschau dieses Tages: 2025-08-16, yesterday, 7d',
    },
    digestStatus: {
      summary: 'Wann die letzte Presseschau kam, wann die nächste kommt, und was schiefging',
      tz: 'Zeitzone für die Zeiten; ohne Angabe Ihre eigene, wo die App sie kennt',
    },
    digestUnmute: {
      summary: 'Ein weggelassenes Medium wieder in eine Presseschau aufnehmen',
      publisher: 'Welches; ohne Angabe sehen Sie, welche fehlen',
    },
    feedAdd: {
      summary: 'Einen Feed verfolgen: RSS, Atom, RDF oder JSON Feed',
      url: 'Die Adresse des Feeds',
      name: 'Wie er heißen soll',
      every: 'Minuten zwischen zwei Abrufen; ohne Angabe 30',
      text: 'Der ganze Artikel von seiner Seite (full) oder was der Feed davon sagt (summary)',
    },
    feedList: { summary: 'Welche Feeds verfolgt werden, und welche davon ausfallen' },
    feedRemove: { summary: 'Einen Feed nicht mehr verfolgen; seine Artikel bleiben', url: 'Welcher Feed' },
    help: { summary: 'Wie man fragt', command: 'Welcher Befehl; ohne Angabe alle' },
    pin: { summary: 'Einen Artikel behalten, so alt er auch wird, oder nicht mehr', keep: 'Ob er bleibt' },
    quote: {
      summary: 'Finden, was jemand gesagt hat, Wort für Wort',
      speaker: 'Wer es gesagt hat',
      about: 'Wörter, die im Zitat oder in seinem Satz stehen',
      card: 'Auf einem Bild, eines nach dem anderen',
    },
    sections: {
      summary: 'Die Gliederung eines Artikels oder einer seiner Abschnitte',
      name: 'Welcher Abschnitt; ohne Angabe die Gliederung',
    },
    speakers: { summary: 'Wer zitiert wird, wie oft, in welcher Rolle' },
    status: { summary: 'Wie viel es zu fragen gibt, und was ausfällt' },
  },

  names,

  options: {
    article: 'Welcher Artikel, nach seinem Titel',
    articleOrAll: 'Welcher Artikel, nach seinem Titel; ohne Angabe alle',
    articleOrNewest: 'Welcher Artikel, nach seinem Titel; ohne Angabe der neueste',
    digest: 'Welche Presseschau, mit ihrem Namen aus „digest list“; unnötig, wenn es nur eine gibt',
    page: 'Welche Seite',
    privateOrPublic: 'Wer die Antwort sieht; ohne Angabe nur Sie (private)',
    publicOrPrivate: 'Wer die Antwort sieht; ohne Angabe alle (public)',
    since: 'Erschienen an diesem Tag oder später: 2025-08-16, yesterday, 7d',
  },

  source: {
    paragraph: (at) => `Absatz ${at}`,
    paragraphs: (first, last) => `Absätze ${first}–${last}`,
    quotations,
    alsoIn: 'auch in',
    andMore: (more) => `und ${number(more)} mehr`,
    button: 'Quelle',
    unattributed: 'ohne Zuschreibung',
    unnamed: (mention) => say`ohne Namen: „${mention}“`,
  },

  pages: {
    place: (page, pages) => `Seite ${number(page)} von ${number(pages)}`,
    ofAnswer: 'Seiten dieser Antwort',
    previous: 'Zurück',
    next: 'Weiter',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    continued: (title) => `${title} (Fortsetzung)`,
    part: (part) => `Teil ${part}`,
    partOf: (part, parts) => `Teil ${part} von ${parts}`,
    none: (page, last) => `Eine Seite ${number(page)} gibt es nicht: Die letzte ist ${number(last)}.`,
  },

  check: {
    several: (quotations) => `${number(quotations)} Zitate geprüft`,
    verbatim: 'Wörtlich',
    verbatimInLonger: 'Wörtlich, als Teil eines längeren Zitats',
    altered: 'Verändert',
    someoneElses: 'Von jemand anderem',
    writersWords: 'Worte des Artikels selbst, kein Zitat',
    notFound: 'Nicht in den Quellen',
    claim: (verdict, words) => say`${verdict}: „${words}“`,
    saidExactly: (claimed, speakers) =>
      claimed === undefined
        ? say`Von jemand anderem: Genau das sagte ${speakers}.`
        : say`Nicht von ${claimed}: Genau das sagte ${speakers}.`,
    saidNearly: (claimed, speakers) =>
      claimed === undefined
        ? say`Von jemand anderem: Fast genau das sagte ${speakers}.`
        : say`Nicht von ${claimed}: Fast genau das sagte ${speakers}.`,
    nowhere: 'Kein Artikel zitiert oder sagt das.',
    turnedBefore: 'Was vor diesen Worten weggelassen wurde, kehrt ihren Sinn um.',
    turned: 'Der Unterschied kehrt den Sinn um.',
  },

  sections: {
    opening: 'Anfang',
    noSuch: (name) => `Einen Abschnitt „${name}“ gibt es nicht. Es gibt diese:`,
    restAtSource: 'Der Artikel gehört dem Medium, in dem er erschien: Der Rest steht an der Quelle.',
  },

  add: {
    notAdded: 'Nicht aufgenommen',
    fetchesNothing: 'Hier wird nichts abgerufen.',
    isFile: (path) =>
      `Er liegt jetzt als ${path} im Inhaltsordner und kann dort gelesen und verbessert werden.`,
    added: 'Aufgenommen:',
    sameText: 'Derselbe Text war schon hier; die Adresse ist bei ihm vermerkt:',
    known: 'Er war schon hier:',
    goneMeanwhile: 'Er wurde inzwischen entfernt.',
    counts: (found, paragraphs) => say`${found} in ${count(paragraphs, 'Absatz', 'Absätzen')}`,
  },

  fetching: {
    noAddress: (host) => `${host} hat keine Adresse`,
    notPublic: (host) => `${host} liegt nicht im öffentlichen Internet`,
    redirects: (most) => `mehr als ${most} Weiterleitungen`,
    robots: (host) => `${host} möchte nicht, dass die Seite abgerufen wird (robots.txt)`,
    stopping: () => 'Summit wird gerade beendet',
    tooSlow: (seconds) => `keine vollständige Antwort innerhalb von ${seconds} Sekunden`,
    slowName: () => 'der Name des Servers ließ sich nicht rechtzeitig auflösen',
    noUrl: () => 'das ist keine Adresse',
    otherScheme: () => 'nur http und https werden abgerufen',
    withPassword: () => 'Adressen mit einem Passwort werden nicht abgerufen',
    status: (status) => `der Server antwortet mit ${status}`,
    noType: () => 'der Server sagt nicht, welcher Art es ist',
    notAPage: (type) => `es ist ${type}, keine Webseite`,
    notAFeed: (type) => `es ist ${type}, kein Feed`,
    tooLarge: () => 'es ist größer als 5 MB',
    packedOtherwise: () => 'es ist anders komprimiert als erbeten',
    unknownHost: () => 'ein Server dieses Namens ist nicht bekannt',
    unresolved: () => 'der Name des Servers ließ sich nicht auflösen',
    noAnswer: () => 'unter dieser Adresse antwortet niemand',
    brokeOff: () => 'die Verbindung brach ab',
    packedWrongly: () => 'es ist nicht so komprimiert, wie es vorgibt',
    certificateExpired: () => 'das Zertifikat ist abgelaufen',
    certificateOfOther: () => 'das Zertifikat gilt für einen anderen Server',
    certificateUnknown: () => 'niemand bürgt für das Zertifikat',
    failed: (code) => (code === '' ? 'es ließ sich nicht abrufen' : `es ließ sich nicht abrufen (${code})`),
    nothing: () => 'der Server hat nichts geschickt',
    unreadable: () =>
      'die Seite lässt sich nicht lesen. Speichern Sie ihren Text als Datei im Inhaltsordner.',
    intricate: () => 'die Seite ist zu verschachtelt. Speichern Sie ihren Text als Datei im Inhaltsordner.',
    noArticle: () =>
      'auf der Seite ist kein Artikel zu finden. Speichern Sie den Text als Datei im Inhaltsordner.',
    ownEntities: () => 'es deklariert eigene Entitäten, die kein Feed braucht',
    noFeed: () => 'es ist kein Feed. Prüfen Sie die Adresse.',
    unreadableFeed: () => 'es ist ein Feed, der sich nicht lesen lässt',
    notTakenIn: () => 'es ließ sich nicht aufnehmen; warum, steht im Protokoll',
  },

  channel: {
    thisOne: 'diesem Kanal',
    takesNoPosts: (where) =>
      `In ${where} kann nichts veröffentlicht werden. Wählen Sie einen Text-, Ankündigungs- oder Forumkanal oder einen Thread.`,
    lacks: (permission, where) =>
      `Summit fehlt in ${where} das Recht „${permission}“. Wer den Server verwalten darf, kann es in den Einstellungen des Kanals geben.`,
    permissions: {
      view: 'Kanal anzeigen',
      send: 'Nachrichten senden',
      sendInThreads: 'Nachrichten in Threads senden',
      readHistory: 'Nachrichtenverlauf anzeigen',
      embedLinks: 'Links einbetten',
    },
    gone: 'Den Kanal gibt es nicht mehr. Wählen Sie einen anderen.',
    notThere:
      'Summit ist nicht dort oder darf den Kanal nicht sehen. Wer den Server verwalten darf, kann Summit einladen oder „Kanal anzeigen“ erlauben.',
    hidden:
      'Den Kanal gibt es nicht mehr, oder er ist privat und Summit nicht darin. Jemand im Kanal kann /invite @Summit eingeben; oder nennen Sie einen anderen Kanal.',
    notMember: 'Summit ist nicht im Kanal. Jemand im Kanal kann /invite @Summit eingeben.',
    archived:
      'Der Kanal ist archiviert. Wer Kanäle verwaltet, kann ihn wiederherstellen; oder nennen Sie einen anderen.',
    removed: 'Summit wurde aus dem Workspace entfernt. Wer Adminrechte hat, kann es wieder installieren.',
    lacksScope:
      'Der App fehlt ein Recht. Wer Summit betreibt, kann die App mit dem neuesten Manifest noch einmal installieren.',
    refused: (platform, reason) => `${platform} lehnt ab: ${reason}`,
  },

  page: {
    promise: 'Jedes Zitat ist ein Ausschnitt seines Artikels.',
    language: 'Sprache',
    answers: 'Antworten',
    welcome: 'Fragen Sie, wer genau was gesagt hat',
    everythingElse: 'Was Summit sonst noch versteht',
    digestOfDay: 'Die Presseschau eines Morgens, wie ein Kanal sie bekäme',
    looks: 'Wie diese Antwort aussieht',
    views: { plain: 'Einfach', discord: 'Discord', slack: 'Slack' },
    onlyYou: 'Nur Sie können das sehen',
    pick: 'Wählen Sie eine Frage, oder tippen Sie unten eine ein.',
    completions: 'Vorschläge',
    choose: 'wählen',
    accept: 'übernehmen',
    close: 'schließen',
    ask: 'Summit fragen',
    send: 'Senden',
    waiting: 'Die Antwort kommt',
    unreachable: 'Summit ist gerade nicht erreichbar',
    refused: 'Summit hat das nicht angenommen',
    nothingLost: 'Nichts von dem, was Sie getippt haben, ist verloren.',
    tryAgain: 'Noch einmal versuchen',
  },

  buttons: {
    expired: 'Dieser Knopf gilt nicht mehr',
    askAgain: 'Fragen Sie bitte noch einmal mit /summit.',
  },

  quote: {
    title: (name, total) => `${name}: ${quotations(total)}`,
    nothing: 'Dazu passt kein Zitat.',
  },

  pictures: {
    tooLong: 'Kein Bild davon: In einer Schrift, die ein Telefon zeigen kann, hätte es keinen Platz.',
    fault: 'Kein Bild davon: Wer diesen Bot betreibt, findet den Grund in seinem Protokoll.',
    letters: 'Kein Bild davon: Für einige der Buchstaben hat Summit keine Schrift.',
    noneHere: 'Hier werden keine Bilder gezeichnet.',
    writtenTo: (file) => `Gespeichert in ${file}`,
    unattributed: 'Ohne Zuschreibung',
    speakers: (names) => list(names),
    heard: 'Wer zu Wort kam',
    heardInWords: (amounts) => `Wer zu Wort kam, in zitierten Wörtern: ${amounts}`,
    wordsQuotedIn: (where) => `Zitierte Wörter: ${where}`,
    allArticles: 'alle Artikel',
    newArticles: (articles) => count(articles, 'neuer Artikel', 'neue Artikel'),
  },

  speakers: {
    title: (people) => `Wer zitiert wird: ${count(people, 'Person', 'Personen')}`,
    nobody: 'Niemand.',
    which: 'Wen meinen Sie?',
    several: (typed) => `„${typed}“ passt auf mehrere, die zitiert werden.`,
    notQuoted: 'Nicht zitiert',
    noneCalled: (typed) => `Niemand namens „${typed}“ wird in den Artikeln zitiert.`,
    mostQuoted: 'Am häufigsten zitiert werden:',
    nobodyYet: 'Bisher wird niemand zitiert.',
  },

  articles: {
    title: (articles) => count(articles, 'Artikel', 'Artikel'),
    nothing: 'Dazu passt kein Artikel.',
    noSuch: 'Diesen Artikel gibt es nicht',
    noneYet: (folder) => say`Es gibt noch keine Artikel. Legen Sie einen in den Ordner ${folder}.`,
    noneCalled: (typed, list) =>
      say`Kein Artikel heißt „${typed}“ oder enthält diese Wörter. ${list} zeigt, was es gibt.`,
    brief: 'Kernpunkte',
    briefOf: (title) => `Kernpunkte: ${title}`,
  },

  brief: {
    lengths: { headline: 'Kernsatz', short: 'Kurz', full: 'Ausführlich' },
    nextSteps: 'Nächste Schritte und Termine',
    figures: 'Zahlen',
    quoted: 'Zitiert:',
  },

  ask: { silence: 'Die Quellen sagen dazu nichts.' },

  discord: {
    summit: 'Wer was gesagt hat, Wort für Wort, mit Fundstelle',
    digest: 'Summits Presseschau auf diesem Server',
  },

  slack: {
    yes: 'Ja',
    moreThanFits: 'Es gibt mehr, als Slack hier zeigt. Fragen Sie in einem Kanal danach.',
    submit: 'Fragen',
    cancel: 'Abbrechen',
    what: 'Was',
    search: 'Tippen Sie, um zu suchen',
    close: 'Schließen',
    looking: 'Wird gesucht …',
    ask: 'Summit fragen',
  },

  digest: {
    title: (day) => `Presseschau für ${date(day)}`,
    quiet: 'Es gibt nichts Neues. Hörenswert ist trotzdem:',
    heard: 'Zu Wort kamen:',
    ofTheDay: 'Zitat des Tages',
    more: (left) => (left > 0 ? `Mehr (${number(left)})` : 'Mehr'),
    quotes: 'Zitate',
    mute: 'Dieses Medium ausblenden',
    muteOne: (publisher) => `${publisher} ausblenden`,
    nothingMore: 'Nichts weiter',
    roomForAll: 'Die Presseschau hatte Platz für alles.',
    alsoNew: 'Außerdem neu',
    leftOver: (total, shown) =>
      `${count(total, 'weiterer Artikel', 'weitere Artikel')}.${shown < total ? ` Die ersten ${number(shown)}:` : ''}`,
    noChannel: {
      title: 'Presseschauen gibt es in Kanälen',
      text: 'Geben Sie das in dem Kanal auf Discord oder Slack ein, der die Presseschau bekommen soll. Hier zeigt „digest preview“, was in einer stünde.',
    },
    mayNotManage: {
      title: 'Fragen Sie jemanden, der Presseschauen ändern darf',
      text: 'Presseschauen sind für alle hier, deshalb braucht es zum Ändern auf Discord das Recht „Server verwalten“, auf Slack Adminrechte im Workspace. „digest preview“ und „digest status“ stehen allen offen.',
    },
    which: 'Welche Presseschau?',
    these: (option) =>
      say`Diese gibt es in diesem Kanal. Fügen Sie ${option} hinzu, um eine davon zu nennen:`,
    noneHere: 'Hier gibt es keine Presseschau',
    makeOne: (command) => say`Dieser Kanal hat keine Presseschau. ${command} richtet eine ein.`,
    yours: 'Ihre Presseschauen',
    noneOwn: (command) =>
      say`Sie haben keine eingerichtet, und keiner Ihrer Kanäle hat eine. ${command} in einem Kanal richtet dort eine ein.`,
    elsewhere: (channel) => `ein Kanal, in dem Sie nicht sind (${channel})`,
    madeByYou: 'von Ihnen eingerichtet',
    thePost: 'zur Nachricht',
    ofThisChannel: 'Presseschauen dieses Kanals',
    schedule: (time, days, zone) => `${time} ${dayNames(days)}, ${zone}`,
    about: (words) => `über ${words}`,
    quoting: (name) => `mit Zitaten von ${name}`,
    from: (publisher) => `aus ${publisher}`,
    without: (publishers) => `ohne ${list(publishers)}`,
    atMost: (articles) => `höchstens ${count(articles, 'Artikel', 'Artikel')}`,
    quotationIfEmpty: 'ein Zitat, wenn es nichts Neues gibt',
    states: { paused: 'ausgesetzt', stopped: 'angehalten' },
    configured: 'durch die Konfiguration',
    ended: 'Die Presseschau ist beendet',
    comesBack:
      'Sie kommt beim nächsten Start wieder, wenn der Kanal nicht auch aus der Konfiguration genommen wird.',
    onItsWay: 'Sie ist unterwegs',
    comesSoon: 'Die Presseschau kommt gleich, falls es etwas zu sagen gibt.',
    onItsWayAlready: 'Sie ist schon unterwegs',
    askedAlready: 'Danach wurde eben erst gefragt.',
    pauses: 'Die Presseschau setzt aus',
    pausesNot: 'Die Presseschau setzt nicht aus',
    noDayToCome: (day) =>
      `Der Tag, an dem sie wiederkommt, muss noch bevorstehen; der ${date(day)} tut das nicht.`,
    nextComes: (when) => say`Die nächste kommt ${when}.`,
    firstComes: (when) => say`Die erste kommt ${when}.`,
    muted: 'Ausgeblendet',
    leftOut: (publisher) => `${publisher} fehlt von jetzt an in der Presseschau dieses Kanals.`,
    takesBack: (command) => say`${command} macht das rückgängig.`,
    bringBack: (publisher) => `${publisher} wieder einblenden`,
    unmuted: 'Wieder dabei',
    isBack: (publisher) => `${publisher} kommt von jetzt an wieder in der Presseschau dieses Kanals vor.`,
    whichMuted: 'Welches Medium?',
    areLeftOut: (publishers) => `In der Presseschau dieses Kanals fehlt: ${list(publishers)}.`,
    nothingMuted: {
      title: 'Kein Medium fehlt',
      text: 'Die Presseschau dieses Kanals lässt kein Medium weg.',
    },
    oneTooMany: 'Das wäre eine zu viel',
    most: (digests) =>
      `Ein Kanal hat höchstens ${count(digests, 'Presseschau', 'Presseschauen')}. „digest off“ beendet eine.`,
    added: 'Dieser Kanal bekommt eine Presseschau',
    preview: 'Vorschau',
    off: 'Beenden',
    beforeThat: (problem) => `Vorher zu tun: ${problem}`,
    wrong: 'digest on: Etwas stimmt nicht',
    noTime: (typed) => `„${typed}“ ist keine Uhrzeit wie 08:30, 8:30am oder 0830.`,
    noDays: (typed) => `„${typed}“ ist nicht daily, weekdays, weekends, mon,wed oder mon-fri.`,
    noZone: (typed, close) =>
      `„${typed}“ ist keine Zeitzone der IANA-Liste; ${close.length === 0 ? 'eine wäre Europe/Berlin.' : `meinten Sie ${or(close)}?`}`,
    nothingNew: 'Nichts Neues',
    wouldBeNoneOn: (day) =>
      `Am ${date(day)} gäbe es keine Presseschau: Nichts ist zwischen ihr und der davor datiert.`,
    wouldBeNone: 'Es gäbe keine Presseschau: Seit der letzten ist nichts Neues da.',
    last: 'Letzte',
    next: 'Nächste',
    missed: 'Versäumt',
    lastError: 'Letzter Fehler',
    noneYet: 'noch keine',
    noneComes: (problem) => `keine: ${problem} Wenn das behoben ist, startet „digest now“ sie wieder.`,
    wasStopped: 'Sie wurde angehalten.',
    pausedUntilThen: (when) => say`${when}, bis dahin ausgesetzt`,
    notInTime: 'Sie konnte nicht rechtzeitig gesendet werden.',
    wasNotRunning: 'Summit lief zu dieser Zeit nicht.',
    ourFault: 'In Summit selbst ist etwas schiefgegangen.',
    summitStopped: 'Summit wurde beendet.',
    hasStopped: 'Ihre Presseschau ist angehalten',
    startsAgain: (command) => `Wenn das behoben ist, startet „${command}“ im Kanal sie wieder.`,
  },

  feeds: {
    notAdded: 'Nicht aufgenommen',
    noAddress: (typed) =>
      `„${typed}“ ist keine http- oder https-Adresse (ohne Passwort, von höchstens 2.000 Zeichen).`,
    followed: 'Er wird ab jetzt verfolgt. Seine Artikel kommen in wenigen Minuten.',
    noSuch: 'Diesen Feed gibt es nicht',
    notFollowed: (typed) => `„${typed}“ wird nicht verfolgt.`,
    notRemoved: 'Nicht entfernt',
    inEnvironment: 'Er steht in FEEDS: Nehmen Sie ihn dort heraus, und starten Sie neu.',
    inFile: 'Er steht in content/feeds.yaml: Nehmen Sie ihn dort heraus.',
    inEnvironmentAlready: 'Er steht schon in FEEDS. Mehr über ihn lässt sich in content/feeds.yaml sagen.',
    inFileAlready: 'Er steht schon in content/feeds.yaml: Ändern Sie ihn dort.',
    removed: 'Er wird nicht mehr verfolgt. Seine Artikel bleiben.',
    none: 'Keine Feeds',
    noneYet: 'Noch wird kein Feed verfolgt.',
    title: (feeds) => count(feeds, 'Feed', 'Feeds'),
    fails: 'fällt aus',
    inARow: (times) => `${number(times)}-mal nacheinander`,
    notAsked: 'noch nicht abgerufen',
    lastAsked: (instant) => `zuletzt abgerufen ${minute(instant)}`,
  },

  pin: {
    isFile: 'Er ist eine Datei des Inhaltsordners und bleibt, solange die Datei bleibt.',
    stays: 'Er bleibt, so alt er auch wird.',
    goes: 'Er geht, wenn er älter ist als KEEP_DAYS.',
  },

  status: {
    title: 'Stand',
    articles: 'Artikel',
    people: 'Zitierte Personen',
    feeds: 'Feeds',
    ofWhichFail: (feeds, failing) =>
      failing === 0 ? number(feeds) : `${number(feeds)}, davon ${number(failing)} ausgefallen`,
  },

  notAllowed: {
    title: 'Das dürfen nur die Betreiber',
    text: (permission) =>
      say`Es ändert, was alle bekommen: Auf Discord braucht es das Recht „${permission}“, auf Slack Adminrechte im Workspace; ein Terminal auf dem Rechner selbst darf immer.`,
    manageServer: 'Server verwalten',
  },

  problems: {
    title: 'Das hat nicht geklappt',
    missing: (option, summary) => `„${option}“ fehlt: ${summary}.`,
    noOption: (option) => `Eine Option „${option}“ gibt es hier nicht.`,
    tooLong: (option, most) => `„${option}“ ist länger als ${number(most)} Zeichen.`,
    noChoice: (option, choices, given) => `„${option}“ ist eines von ${choices}, nicht „${given}“.`,
    noCount: (option, { min, max }, given) =>
      `„${option}“ ist eine ganze Zahl von ${min} bis ${max}, nicht „${given}“.`,
    noFlag: (option, given) => `„${option}“ ist true oder false, nicht „${given}“.`,
    noDate: (option, given) =>
      `„${option}“ ist ein Datum wie 2025-08-16, today, yesterday oder 7d, nicht „${given}“.`,
    usage: (usage) => say`Aufruf: ${usage}`,
    example: (example) => say`Zum Beispiel: ${example}`,
    oneMoment: 'Einen Moment, bitte',
    youAskTooFast: (seconds) =>
      `Sie fragen schneller, als Summit antworten kann. Bitte fragen Sie in ${count(seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
    allAskTooFast: (seconds) =>
      `Alle hier zusammen fragen schneller, als Summit antworten kann. Bitte fragen Sie in ${count(seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
    whichCommand: 'Welcher Befehl?',
    noCommand: (typed) => `Einen Befehl „${typed}“ gibt es nicht.`,
    commands: (names) => say`Es gibt: ${names}`,
    didYouMean: (command) => say`Meinten Sie ${command}?`,
    commandTooLong: (most) => `Ein Befehl hat höchstens ${number(most)} Zeichen.`,
    fault: 'Da ist etwas schiefgegangen',
    ourFault:
      'Das ist unser Fehler, nicht Ihrer, und er ist vermerkt. Sollte es wieder vorkommen, nennen Sie den Betreibern dieses Bots:',
    reference: (reference) => say`Kennzeichen ${reference}`,
  },

  help: {
    title: 'Was Sie fragen können',
    promise: 'Jede Antwort ist ein Ausschnitt aus einem Artikel, Wort für Wort, mit ihrer Stelle.',
  },
}

function dayNames(days: readonly number[]): string {
  switch (days.join('')) {
    case '0123456':
      return 'täglich'
    case '01234':
      return 'Mo–Fr'
    case '56':
      return 'am Wochenende'
    default:
      return weekdays(days)
  }
}
