import type { Wording } from './en.ts'
import { createFormats } from './formats.ts'
import names from './names-fr.json' with { type: 'json' }
import { say } from './say.ts'

const { number, count, date, longDate, moment, minute, weekdays, and, or, list } = createFormats('fr')

const quotations = (total: number): string => count(total, 'citation', 'citations')

/** French, with its narrow no-break spaces (U+202F) before ; : ? ! and inside « ». */
export const fr: Wording = {
  tag: 'fr',
  name: 'Français',

  colon: ' :',

  formats: { number, date, longDate, moment, minute, and, or },

  commands: {
    add: { summary: 'Ajouter l’article d’une page', url: 'L’adresse de la page' },
    articles: {
      summary: 'Les articles disponibles, du plus récent au plus ancien',
      about: 'Mots que contient l’article',
    },
    ask: {
      summary: 'Où les articles répondent à une question, ou qu’ils n’y répondent pas',
      question: 'Ce que vous voulez savoir',
    },
    brief: {
      summary: 'Ce que dit un article, dans ses propres phrases clés',
      length: 'Quelle longueur ; court par défaut',
    },
    check: {
      summary: 'Vérifier que quelqu’un l’a vraiment dit',
      text: 'Les mots, ou un message qui en cite',
      speaker: 'Qui l’aurait dit',
    },
    digestList: { summary: 'Les revues de presse de ce salon' },
    digestMore: {
      summary: 'Les nouveaux articles qui n’ont pas trouvé place dans une revue',
      of: 'Quelle parution, telle que son bouton l’indique ; sinon la prochaine',
    },
    digestMute: {
      summary: 'Écarter désormais un média d’une revue',
      publisher: 'Le média, tel que la revue le nomme',
    },
    digestNow: { summary: 'Publier une revue ici tout de suite ; une revue arrêtée reprend' },
    digestOff: { summary: 'Mettre fin à une revue de ce salon' },
    digestOn: {
      summary: 'Publier une revue de presse dans ce salon, chaque matin ou quand vous voulez',
      at: 'Heure, par exemple 08:30, 8:30am ou 0830 ; 08:30 par défaut',
      tz: 'Fuseau horaire, par exemple Europe/Paris',
      days: 'daily, weekdays, weekends, ou des jours comme mon,wed ; weekdays (lun.–ven.) par défaut',
      about: 'Seulement les articles qui contiennent ces mots',
      speaker: 'Seulement les articles qui citent cette personne',
      publisher: 'Seulement les articles de ce média',
      max: (usual) => `Articles par revue ; ${usual} par défaut`,
      empty: 'Sans nouveauté : rien (skip, par défaut), ou une citation pas encore montrée (post)',
    },
    digestPause: {
      summary: 'Suspendre une revue jusqu’à une date',
      until: 'Le premier jour où elle peut revenir, par exemple 2030-12-01',
    },
    digestPreview: {
      summary: 'Ce que dirait la prochaine revue',
      date: 'Plutôt la revue de presse de ce jour : 2025-08-16, yesterday, 7d',
    },
    digestStatus: {
      summary: 'Quand la dernière revue est venue, quand vient la prochaine, et ce qui a échoué',
      tz: 'Fuseau horaire des heures affichées ; par défaut le vôtre, si l’application le connaît',
    },
    digestUnmute: {
      summary: 'Reprendre dans une revue un média écarté',
      publisher: 'Lequel ; sans cela, la liste de ceux qui sont écartés',
    },
    feedAdd: {
      summary: 'Suivre un flux : RSS, Atom, RDF ou JSON Feed',
      url: 'L’adresse du flux',
      name: 'Comment l’appeler',
      every: 'Minutes entre deux lectures ; 30 par défaut',
      text: 'L’article entier depuis sa page (full), ou ce qu’en dit le flux (summary)',
    },
    feedList: { summary: 'Les flux suivis, et ceux qui échouent' },
    feedRemove: { summary: 'Ne plus suivre un flux ; ses articles restent', url: 'Quel flux' },
    help: { summary: 'Comment demander', command: 'Quelle commande ; toutes par défaut' },
    pin: { summary: 'Garder un article quel que soit son âge, ou ne plus le garder', keep: 'S’il reste' },
    quote: {
      summary: 'Trouver ce que quelqu’un a dit, mot pour mot',
      speaker: 'Qui l’a dit',
      about: 'Mots que contient la citation ou sa phrase',
      card: 'Sur une image, une à la fois',
    },
    sections: {
      summary: 'Le plan d’un article, ou l’une de ses parties',
      name: 'Quelle partie ; le plan par défaut',
    },
    speakers: { summary: 'Qui est cité, combien de fois, à quel titre' },
    status: { summary: 'Ce qu’il y a à consulter, et ce qui échoue' },
  },

  names,

  options: {
    article: 'Quel article, par son titre',
    articleOrAll: 'Quel article, par son titre ; tous par défaut',
    articleOrNewest: 'Quel article, par son titre ; le plus récent par défaut',
    digest: 'Quelle revue, par son nom dans « digest list » ; inutile s’il n’y en a qu’une',
    page: 'Quelle page',
    privateOrPublic: 'Qui voit la réponse ; vous seul par défaut (private)',
    publicOrPrivate: 'Qui voit la réponse ; tout le monde par défaut (public)',
    since: 'Paru ce jour-là ou plus tard : 2025-08-16, yesterday, 7d',
  },

  source: {
    paragraph: (at) => `paragraphe ${at}`,
    paragraphs: (first, last) => `paragraphes ${first} à ${last}`,
    quotations,
    alsoIn: 'aussi dans',
    andMore: (more) => `et ${number(more)} de plus`,
    button: 'Source',
    unattributed: 'sans attribution',
    unnamed: (mention) => say`sans nom : « ${mention} »`,
  },

  pages: {
    place: (page, pages) => `Page ${number(page)} sur ${number(pages)}`,
    ofAnswer: 'Pages de cette réponse',
    previous: 'Précédent',
    next: 'Suivant',
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
    continued: (title) => `${title} (suite)`,
    part: (part) => `Partie ${part}`,
    partOf: (part, parts) => `Partie ${part} sur ${parts}`,
    none: (page, last) => `Il n’y a pas de page ${number(page)} : la dernière est la ${number(last)}.`,
  },

  check: {
    several: (quotations) => count(quotations, 'citation vérifiée', 'citations vérifiées'),
    verbatim: 'Mot pour mot',
    verbatimInLonger: 'Mot pour mot, dans une citation plus longue',
    altered: 'Modifiée',
    someoneElses: 'De quelqu’un d’autre',
    writersWords: 'Les mots de l’article, pas une citation',
    notFound: 'Absente des sources',
    claim: (verdict, words) => say`${verdict} : « ${words} »`,
    saidExactly: (claimed, speakers) =>
      claimed === undefined
        ? say`De quelqu’un d’autre : ce sont exactement les mots de ${speakers}.`
        : say`Pas de ${claimed} : ce sont exactement les mots de ${speakers}.`,
    saidNearly: (claimed, speakers) =>
      claimed === undefined
        ? say`De quelqu’un d’autre : ce sont à peu près les mots de ${speakers}.`
        : say`Pas de ${claimed} : ce sont à peu près les mots de ${speakers}.`,
    nowhere: 'Aucun article ne cite ni ne dit cela.',
    turnedBefore: 'Ce qui a été omis avant ces mots en inverse le sens.',
    turned: 'La différence inverse le sens.',
  },

  sections: {
    opening: 'Début',
    noSuch: (name) => `Il n’y a pas de partie « ${name} ». Voici celles qu’il y a :`,
    restAtSource: 'L’article appartient à son éditeur : la suite est à la source.',
  },

  add: {
    notAdded: 'Pas ajouté',
    fetchesNothing: 'Rien n’est téléchargé ici.',
    isFile: (path) => `C’est maintenant ${path} dans le dossier de contenu, à lire et à corriger là.`,
    added: 'Ajouté :',
    sameText: 'Le même texte était déjà là ; l’adresse est notée avec lui :',
    known: 'Il était déjà là :',
    goneMeanwhile: 'Il a été retiré entre-temps.',
    counts: (found, paragraphs) => say`${found} en ${count(paragraphs, 'paragraphe', 'paragraphes')}`,
  },

  fetching: {
    noAddress: (host) => `${host} n’a pas d’adresse`,
    notPublic: (host) => `${host} n’est pas sur l’internet public`,
    redirects: (most) => `plus de ${most} redirections`,
    robots: (host) => `${host} ne souhaite pas que la page soit téléchargée (robots.txt)`,
    stopping: () => 'Summit est en train de s’arrêter',
    tooSlow: (seconds) => `pas de réponse complète en ${seconds} secondes`,
    slowName: () => 'le nom du serveur n’a pas pu être résolu à temps',
    noUrl: () => 'ce n’est pas une adresse',
    otherScheme: () => 'seules les adresses http et https sont téléchargées',
    withPassword: () => 'les adresses avec mot de passe ne sont pas téléchargées',
    status: (status) => `le serveur répond ${status}`,
    noType: () => 'le serveur n’en indique pas le type',
    notAPage: (type) => `c’est du ${type}, pas une page`,
    notAFeed: (type) => `c’est du ${type}, pas un flux`,
    tooLarge: () => 'le document dépasse 5 Mo',
    packedOtherwise: () => 'le document est compressé d’une manière qui n’a pas été demandée',
    unknownHost: () => 'aucun serveur de ce nom n’est connu',
    unresolved: () => 'le nom du serveur n’a pas pu être résolu',
    noAnswer: () => 'rien ne répond à cette adresse',
    brokeOff: () => 'la connexion a été interrompue',
    packedWrongly: () => 'le document n’est pas compressé comme il le prétend',
    certificateExpired: () => 'le certificat a expiré',
    certificateOfOther: () => 'le certificat est celui d’un autre serveur',
    certificateUnknown: () => 'personne ne garantit le certificat',
    failed: (code) => (code === '' ? 'le téléchargement a échoué' : `le téléchargement a échoué (${code})`),
    nothing: () => 'le serveur n’a rien envoyé',
    unreadable: () => 'la page est illisible. Enregistrez son texte dans un fichier du dossier de contenu.',
    intricate: () =>
      'la page est trop complexe. Enregistrez son texte dans un fichier du dossier de contenu.',
    noArticle: () =>
      'aucun article n’a été trouvé sur la page. Enregistrez son texte dans un fichier du dossier de contenu.',
    ownEntities: () => 'il déclare ses propres entités, dont aucun flux n’a besoin',
    noFeed: () => 'ce n’est pas un flux. Vérifiez son adresse.',
    unreadableFeed: () => 'c’est un flux qui ne peut pas être lu',
    notTakenIn: () => 'il n’a pas pu être enregistré ; le journal dit pourquoi',
  },

  channel: {
    thisOne: 'ce salon',
    takesNoPosts: (where) =>
      `Rien ne peut être publié dans ${where}. Choisissez un salon textuel, d’annonces ou de forum, ou un fil.`,
    lacks: (permission, where) =>
      `Il manque à Summit la permission « ${permission} » dans ${where}. Qui peut gérer le serveur peut la donner dans les paramètres du salon.`,
    permissions: {
      view: 'Voir le salon',
      send: 'Envoyer des messages',
      sendInThreads: 'Envoyer des messages dans les fils',
      readHistory: 'Voir les anciens messages',
      embedLinks: 'Intégrer des liens',
    },
    gone: 'Le salon n’existe plus. Choisissez-en un autre.',
    notThere:
      'Summit n’y est pas, ou ne peut pas le voir. Qui peut gérer le serveur peut inviter Summit, ou autoriser « Voir le salon ».',
    hidden:
      'Le canal n’existe plus, ou il est privé et Summit n’en fait pas partie. Quelqu’un dans le canal peut taper /invite @Summit ; ou indiquez un autre canal.',
    notMember: 'Summit n’est pas dans le canal. Quelqu’un dans le canal peut taper /invite @Summit.',
    archived: 'Le canal est archivé. Qui gère les canaux peut le rétablir ; ou indiquez un autre canal.',
    removed: 'Summit a été retiré de l’espace de travail. Un admin peut l’installer de nouveau.',
    lacksScope:
      'Il manque une permission à l’application. Qui exploite Summit peut la réinstaller avec le dernier manifeste.',
    refused: (platform, reason) => `${platform} refuse : ${reason}`,
  },

  page: {
    promise: 'Chaque citation est un extrait de son article.',
    language: 'Langue',
    answers: 'Réponses',
    welcome: 'Demandez qui a dit quoi, exactement',
    everythingElse: 'Tout ce que Summit comprend d’autre',
    digestOfDay: 'La revue de presse de n’importe quel matin, telle qu’un salon l’aurait reçue',
    looks: 'L’aspect de cette réponse',
    views: { plain: 'Simple', discord: 'Discord', slack: 'Slack' },
    onlyYou: 'Vous seul pouvez voir ceci',
    pick: 'Choisissez une question, ou tapez-en une ci-dessous.',
    completions: 'Suggestions',
    choose: 'choisir',
    accept: 'accepter',
    close: 'fermer',
    ask: 'Demander à Summit',
    send: 'Envoyer',
    waiting: 'La réponse arrive',
    unreachable: 'Summit est injoignable pour le moment',
    refused: 'Summit n’a pas accepté cela',
    nothingLost: 'Rien de ce que vous avez tapé n’est perdu.',
    tryAgain: 'Réessayer',
  },

  buttons: {
    expired: 'Ce bouton n’est plus valable',
    askAgain: 'Demandez de nouveau avec /summit.',
  },

  quote: {
    title: (name, total) => `${name} : ${quotations(total)}`,
    nothing: 'Aucune citation ne correspond.',
  },

  pictures: {
    tooLong: 'Pas d’image : en caractères lisibles sur un téléphone, le texte n’y tiendrait pas.',
    fault: 'Pas d’image : la personne qui gère ce bot en trouvera la raison dans son journal.',
    letters: 'Pas d’image : Summit n’a pas de police pour certaines des lettres.',
    noneHere: 'Aucune image n’est dessinée ici.',
    writtenTo: (file) => `Enregistré dans ${file}`,
    unattributed: 'Sans attribution',
    speakers: (names) => list(names),
    heard: 'Qui s’est exprimé',
    heardInWords: (amounts) => `Qui s’est exprimé, en mots cités : ${amounts}`,
    wordsQuotedIn: (where) => `Mots cités · ${where}`,
    allArticles: 'tous les articles',
    newArticles: (articles) => count(articles, 'nouvel article', 'nouveaux articles'),
  },

  speakers: {
    title: (people) => `Qui est cité : ${count(people, 'personne', 'personnes')}`,
    nobody: 'Personne.',
    which: 'De qui s’agit-il ?',
    several: (typed) => `« ${typed} » correspond à plusieurs personnes citées.`,
    notQuoted: 'Pas de citation',
    noneCalled: (typed) => `Aucune personne du nom de « ${typed} » n’est citée dans les articles.`,
    mostQuoted: 'Les plus citées sont :',
    nobodyYet: 'Personne n’est cité pour l’instant.',
  },

  articles: {
    title: (articles) => count(articles, 'article', 'articles'),
    nothing: 'Aucun article ne correspond.',
    noSuch: 'Article introuvable',
    noneYet: (folder) => say`Il n’y a pas encore d’articles. Déposez-en un dans le dossier ${folder}.`,
    noneCalled: (typed, list) =>
      say`Aucun article ne s’appelle « ${typed} » ni ne contient ces mots. ${list} montre ce qu’il y a.`,
    brief: 'L’essentiel',
    briefOf: (title) => `L’essentiel : ${title}`,
  },

  brief: {
    lengths: { headline: 'Phrase clé', short: 'Court', full: 'Complet' },
    nextSteps: 'Prochaines étapes et dates',
    figures: 'Chiffres',
    quoted: 'Cités :',
  },

  ask: { silence: 'Les sources n’en disent rien.' },

  discord: {
    summit: 'Qui a dit quoi, mot pour mot, et où',
    digest: 'La revue de presse de Summit sur ce serveur',
  },

  slack: {
    yes: 'Oui',
    moreThanFits: 'Il y en a plus que Slack n’en montre ici. Demandez la suite dans un canal.',
    submit: 'Demander',
    cancel: 'Annuler',
    what: 'Quoi',
    search: 'Tapez pour chercher',
    close: 'Fermer',
    looking: 'Recherche…',
    ask: 'Demander à Summit',
  },

  digest: {
    title: (day) => `Revue de presse du ${date(day)}`,
    quiet: 'Rien de nouveau. À entendre malgré tout :',
    heard: 'Qui s’est exprimé :',
    ofTheDay: 'La citation du jour',
    more: (left) => (left > 0 ? `Plus (${number(left)})` : 'Plus'),
    quotes: 'Citations',
    mute: 'Masquer ce média',
    muteOne: (publisher) => `Masquer ${publisher}`,
    nothingMore: 'Rien de plus',
    roomForAll: 'Tout tenait dans la revue.',
    alsoNew: 'Également nouveau',
    leftOver: (total, shown) =>
      `${count(total, 'autre article', 'autres articles')}.${shown < total ? ` Les ${number(shown)} premiers :` : ''}`,
    noChannel: {
      title: 'Les revues de presse paraissent dans des salons',
      text: 'Tapez cela dans le salon Discord ou le canal Slack qui doit recevoir la revue. Ici, « digest preview » montre ce qu’elle dirait.',
    },
    mayNotManage: {
      title: 'Adressez-vous à quelqu’un qui peut modifier les revues',
      text: 'Les revues sont pour tout le monde ici, aussi faut-il, pour les modifier, la permission « Gérer le serveur » sur Discord, et être admin de l’espace de travail sur Slack. « digest preview » et « digest status » sont ouverts à tous.',
    },
    which: 'Quelle revue ?',
    these: (option) => say`Voici celles de ce salon. Ajoutez ${option} pour en désigner une :`,
    noneHere: 'Pas de revue ici',
    makeOne: (command) => say`Ce salon n’a pas de revue de presse. ${command} en crée une.`,
    yours: 'Vos revues de presse',
    noneOwn: (command) =>
      say`Vous n’en avez créé aucune, et aucun de vos salons n’en a. ${command} dans un salon en crée une pour lui.`,
    elsewhere: (channel) => `un salon dont vous ne faites pas partie (${channel})`,
    madeByYou: 'créée par vous',
    thePost: 'le message',
    ofThisChannel: 'Les revues de presse de ce salon',
    schedule: (time, days, zone) => `${time} ${dayNames(days)}, ${zone}`,
    about: (words) => `sur ${words}`,
    quoting: (name) => `qui citent ${name}`,
    from: (publisher) => `de ${publisher}`,
    without: (publishers) => `sans ${list(publishers)}`,
    atMost: (articles) => `au plus ${count(articles, 'article', 'articles')}`,
    quotationIfEmpty: 'une citation quand il n’y a rien de nouveau',
    states: { paused: 'suspendue', stopped: 'arrêtée' },
    configured: 'définie par la configuration',
    ended: 'La revue a pris fin',
    comesBack: 'Elle reviendra au prochain démarrage, sauf si le salon est aussi retiré de la configuration.',
    onItsWay: 'Elle arrive',
    comesSoon: 'La revue arrive dans un instant, s’il y a quelque chose à dire.',
    onItsWayAlready: 'Elle arrive déjà',
    askedAlready: 'Cela vient d’être demandé.',
    pauses: 'La revue est suspendue',
    pausesNot: 'La revue n’est pas suspendue',
    noDayToCome: (day) => `Le jour où elle reprend doit être à venir ; le ${date(day)} ne l’est pas.`,
    nextComes: (when) => say`La prochaine paraît ${when}.`,
    firstComes: (when) => say`La première paraît ${when}.`,
    muted: 'Média masqué',
    leftOut: (publisher) => `${publisher} ne figure plus dans la revue de ce salon.`,
    takesBack: (command) => say`${command} annule ce choix.`,
    bringBack: (publisher) => `Réafficher ${publisher}`,
    unmuted: 'Média réaffiché',
    isBack: (publisher) => `${publisher} figure de nouveau dans la revue de ce salon.`,
    whichMuted: 'Quel média ?',
    areLeftOut: (publishers) => `La revue de ce salon laisse de côté : ${list(publishers)}.`,
    nothingMuted: {
      title: 'Aucun média masqué',
      text: 'La revue de ce salon n’écarte aucun média.',
    },
    oneTooMany: 'Ce serait une de trop',
    most: (digests) =>
      `Un salon a au plus ${count(digests, 'revue', 'revues')}. « digest off » met fin à l’une d’elles.`,
    added: 'Ce salon reçoit une revue de presse',
    preview: 'Aperçu',
    off: 'Arrêter',
    beforeThat: (problem) => `Auparavant : ${problem}`,
    wrong: 'digest on : quelque chose ne va pas',
    noTime: (typed) => `« ${typed} » n’est pas une heure comme 08:30, 8:30am ou 0830.`,
    noDays: (typed) => `« ${typed} » n’est pas daily, weekdays, weekends, mon,wed ni mon-fri.`,
    noZone: (typed, close) =>
      `« ${typed} » n’est pas un fuseau horaire de la liste IANA ; ${close.length === 0 ? 'par exemple Europe/Paris.' : `vouliez-vous dire ${or(close)} ?`}`,
    nothingNew: 'Rien de nouveau',
    wouldBeNoneOn: (day) =>
      `Il n’y aurait pas de revue le ${date(day)} : rien n’est daté entre elle et la précédente.`,
    wouldBeNone: 'Il n’y aurait pas de revue : rien de nouveau depuis la dernière.',
    last: 'Dernière',
    next: 'Prochaine',
    missed: 'Manquée',
    lastError: 'Dernière erreur',
    noneYet: 'aucune pour l’instant',
    noneComes: (problem) => `aucune : ${problem} Une fois cela réglé, « digest now » la relance.`,
    wasStopped: 'Elle a été arrêtée.',
    pausedUntilThen: (when) => say`${when}, suspendue jusque-là`,
    notInTime: 'Elle n’a pas pu être publiée à temps.',
    wasNotRunning: 'Summit ne fonctionnait pas à ce moment-là.',
    ourFault: 'Une erreur s’est produite dans Summit même.',
    summitStopped: 'Summit a été arrêté.',
    hasStopped: 'Votre revue s’est arrêtée',
    startsAgain: (command) => `Une fois cela réglé, « ${command} » dans le salon la relance.`,
  },

  feeds: {
    notAdded: 'Pas ajouté',
    noAddress: (typed) =>
      `« ${typed} » n’est pas une adresse http ou https (sans mot de passe, de 2000 caractères au plus).`,
    followed: 'Il est suivi désormais. Ses articles arrivent dans quelques minutes.',
    noSuch: 'Flux introuvable',
    notFollowed: (typed) => `« ${typed} » n’est pas suivi.`,
    notRemoved: 'Pas retiré',
    inEnvironment: 'Il est dans FEEDS : retirez-le là, puis redémarrez.',
    inFile: 'Il est dans content/feeds.yaml : retirez-le là.',
    inEnvironmentAlready: 'Il est déjà dans FEEDS. On peut en dire plus dans content/feeds.yaml.',
    inFileAlready: 'Il est déjà dans content/feeds.yaml : modifiez-le là.',
    removed: 'Il n’est plus suivi. Ses articles restent.',
    none: 'Aucun flux',
    noneYet: 'Aucun flux n’est encore suivi.',
    title: (feeds) => count(feeds, 'flux', 'flux'),
    fails: 'échoue',
    inARow: (times) => `${number(times)} fois de suite`,
    notAsked: 'pas encore lu',
    lastAsked: (instant) => `lu en dernier le ${minute(instant)}`,
  },

  pin: {
    isFile: 'C’est un fichier du dossier de contenu : il reste aussi longtemps que le fichier.',
    stays: 'Il reste, quel que soit son âge.',
    goes: 'Il part quand il dépasse KEEP_DAYS.',
  },

  status: {
    title: 'État',
    articles: 'Articles',
    people: 'Personnes citées',
    feeds: 'Flux',
    ofWhichFail: (feeds, failing) =>
      failing === 0 ? number(feeds) : `${number(feeds)}, dont ${number(failing)} en échec`,
  },

  notAllowed: {
    title: 'C’est réservé à ceux qui gèrent ce service',
    text: (permission) =>
      say`Cela change ce que tout le monde reçoit : sur Discord, il faut la permission « ${permission} », sur Slack, être admin de l’espace de travail ; un terminal sur la machine même le peut toujours.`,
    manageServer: 'Gérer le serveur',
  },

  problems: {
    title: 'Cela n’a pas fonctionné',
    missing: (option, summary) => `« ${option} » manque : ${summary}.`,
    noOption: (option) => `Il n’y a pas d’option « ${option} » ici.`,
    tooLong: (option, most) => `« ${option} » dépasse ${number(most)} caractères.`,
    noChoice: (option, choices, given) =>
      `« ${option} » prend une de ces valeurs : ${choices}, et non « ${given} ».`,
    noCount: (option, { min, max }, given) =>
      `« ${option} » est un nombre entier de ${min} à ${max}, et non « ${given} ».`,
    noFlag: (option, given) => `« ${option} » vaut true ou false, et non « ${given} ».`,
    noDate: (option, given) =>
      `« ${option} » est une date comme 2025-08-16, today, yesterday ou 7d, et non « ${given} ».`,
    usage: (usage) => say`Syntaxe : ${usage}`,
    example: (example) => say`Par exemple : ${example}`,
    oneMoment: 'Un instant, s’il vous plaît',
    youAskTooFast: (seconds) =>
      `Vos questions arrivent plus vite que Summit ne peut répondre. Réessayez dans ${count(seconds, 'seconde', 'secondes')}.`,
    allAskTooFast: (seconds) =>
      `À vous tous ici, vous questionnez plus vite que Summit ne peut répondre. Réessayez dans ${count(seconds, 'seconde', 'secondes')}.`,
    whichCommand: 'Quelle commande ?',
    noCommand: (typed) => `Il n’y a pas de commande « ${typed} ».`,
    commands: (names) => say`Il y a : ${names}`,
    didYouMean: (command) => say`Vouliez-vous dire ${command} ?`,
    commandTooLong: (most) => `Une commande compte au plus ${number(most)} caractères.`,
    fault: 'Une erreur s’est produite',
    ourFault:
      'C’est notre faute, pas la vôtre, et elle est consignée. Si cela se reproduit, indiquez à la personne qui gère ce bot :',
    reference: (reference) => say`référence ${reference}`,
  },

  help: {
    title: 'Ce que vous pouvez demander',
    promise: 'Chaque réponse est un extrait d’un article, mot pour mot, avec son emplacement.',
  },
}

function dayNames(days: readonly number[]): string {
  switch (days.join('')) {
    case '0123456':
      return 'tous les jours'
    case '01234':
      return 'en semaine'
    case '56':
      return 'le week-end'
    default:
      return weekdays(days)
  }
}
