import type { Wording } from './en.ts'
import { createFormats } from './formats.ts'
import names from './names-es.json' with { type: 'json' }
import { say } from './say.ts'

const { number, count, date, longDate, moment, minute, weekdays, and, or, list } = createFormats('es')

const quotations = (total: number): string => count(total, 'cita', 'citas')

/** Spanish. */
export const es: Wording = {
  tag: 'es',
  name: 'Español',

  colon: ':',

  formats: { number, date, longDate, moment, minute, and, or },

  commands: {
    add: { summary: 'Incorporar el artículo de una página', url: 'La dirección de la página' },
    articles: {
      summary: 'Los artículos que hay, del más reciente al más antiguo',
      about: 'Palabras que contiene el artículo',
    },
    ask: {
      summary: 'Dónde responden los artículos a una pregunta, o que no responden',
      question: 'Qué desea saber',
    },
    brief: {
      summary: 'Qué dice un artículo, en sus propias frases clave',
      length: 'Con qué extensión; breve si se omite',
    },
    check: {
      summary: 'Comprobar si alguien lo dijo de verdad',
      text: 'Las palabras, o un mensaje que cite algunas',
      speaker: 'Quién lo habría dicho',
    },
    digestList: { summary: 'Los resúmenes de este canal' },
    digestMore: {
      summary: 'Los artículos nuevos que no cupieron en un resumen',
      of: 'Qué envío, tal como lo indica su botón; si falta, el próximo',
    },
    digestMute: {
      summary: 'Excluir un medio de un resumen a partir de ahora',
      publisher: 'El medio, tal como lo nombra el resumen',
    },
    digestNow: { summary: 'Publicar un resumen ahora en este canal; si estaba detenido, se reanuda' },
    digestOff: { summary: 'Terminar un resumen de este canal' },
    digestOn: {
      summary: 'Publicar un resumen en este canal, cada mañana o cuando usted diga',
      at: 'Hora, por ejemplo 08:30, 8:30am o 0830; 08:30 si se omite',
      tz: 'Zona horaria, por ejemplo Europe/Madrid',
      days: 'daily, weekdays, weekends o días como mon,wed; weekdays (lun-vie) si se omite',
      about: 'Solo artículos que contengan estas palabras',
      speaker: 'Solo artículos que citen a esta persona',
      publisher: 'Solo artículos de este medio',
      max: (usual) => `Artículos por resumen; ${usual} si se omite`,
      empty: 'Si no hay novedades: nada (skip, si se omite) o una cita aún no mostrada (post)',
    },
    digestPause: {
      summary: 'Suspender un resumen hasta una fecha',
      until: 'El primer día en que puede volver, por ejemplo 2030-12-01',
    },
    digestPreview: {
      summary: 'Qué diría el próximo resumen',
      date: 'En su lugar, el resumen de ese día: 2025-08-16, yesterday, 7d',
    },
    digestStatus: {
      summary: 'Cuándo llegó el último resumen, cuándo llega el próximo y qué falló',
      tz: 'Zona horaria de las horas; si se omite, la suya, si la aplicación la conoce',
    },
    digestUnmute: {
      summary: 'Volver a incluir en un resumen un medio excluido',
      publisher: 'Cuál; si falta, se muestran los excluidos',
    },
    feedAdd: {
      summary: 'Seguir una fuente: RSS, Atom, RDF o JSON Feed',
      url: 'La dirección de la fuente',
      name: 'Cómo llamarla',
      every: 'Minutos entre dos lecturas; 30 si se omite',
      text: 'El artículo entero de su página (full) o lo que dice de él la fuente (summary)',
    },
    feedList: { summary: 'Qué fuentes se siguen y cuáles fallan' },
    feedRemove: { summary: 'Dejar de seguir una fuente; sus artículos se quedan', url: 'Qué fuente' },
    help: { summary: 'Cómo preguntar', command: 'Qué comando; todos si se omite' },
    pin: { summary: 'Conservar un artículo por viejo que sea, o dejar de conservarlo', keep: 'Si se queda' },
    quote: {
      summary: 'Encontrar lo que alguien dijo, palabra por palabra',
      speaker: 'Quién lo dijo',
      about: 'Palabras que contiene la cita o su frase',
      card: 'En una imagen, de una en una',
    },
    sections: {
      summary: 'El esquema de un artículo, o una de sus secciones',
      name: 'Qué sección; el esquema si se omite',
    },
    speakers: { summary: 'A quién se cita, cuántas veces, en qué papel' },
    status: { summary: 'Cuánto hay por preguntar y qué falla' },
  },

  names,

  options: {
    article: 'Qué artículo, por su título',
    articleOrAll: 'Qué artículo, por su título; todos si se omite',
    articleOrNewest: 'Qué artículo, por su título; el más reciente si se omite',
    digest: 'Qué resumen, por su nombre en «digest list»; innecesario si solo hay uno',
    page: 'Qué página',
    privateOrPublic: 'Quién ve la respuesta; solo usted si se omite (private)',
    publicOrPrivate: 'Quién ve la respuesta; todos si se omite (public)',
    since: 'Publicado ese día o después: 2025-08-16, yesterday, 7d',
  },

  source: {
    paragraph: (at) => `párrafo ${at}`,
    paragraphs: (first, last) => `párrafos ${first}-${last}`,
    quotations,
    alsoIn: 'también en',
    andMore: (more) => `y ${number(more)} más`,
    button: 'Fuente',
    unattributed: 'sin atribución',
    unnamed: (mention) => say`sin nombre: «${mention}»`,
  },

  pages: {
    place: (page, pages) => `Página ${number(page)} de ${number(pages)}`,
    ofAnswer: 'Páginas de esta respuesta',
    previous: 'Anterior',
    next: 'Siguiente',
    previousPage: 'Página anterior',
    nextPage: 'Página siguiente',
    continued: (title) => `${title} (continuación)`,
    part: (part) => `Parte ${part}`,
    partOf: (part, parts) => `Parte ${part} de ${parts}`,
    none: (page, last) => `No hay página ${number(page)}: la última es la ${number(last)}.`,
  },

  check: {
    several: (quotations) => count(quotations, 'cita comprobada', 'citas comprobadas'),
    verbatim: 'Literal',
    verbatimInLonger: 'Literal, como parte de una cita más larga',
    altered: 'Alterada',
    someoneElses: 'De otra persona',
    writersWords: 'Palabras del propio artículo, no una cita',
    notFound: 'No está en las fuentes',
    claim: (verdict, words) => say`${verdict}: «${words}»`,
    saidExactly: (claimed, speakers) =>
      claimed === undefined
        ? say`De otra persona: son exactamente las palabras de ${speakers}.`
        : say`No es de ${claimed}: son exactamente las palabras de ${speakers}.`,
    saidNearly: (claimed, speakers) =>
      claimed === undefined
        ? say`De otra persona: son casi las palabras de ${speakers}.`
        : say`No es de ${claimed}: son casi las palabras de ${speakers}.`,
    nowhere: 'Ningún artículo cita ni dice esto.',
    turnedBefore: 'Lo que se omitió antes de estas palabras invierte su sentido.',
    turned: 'La diferencia invierte el sentido.',
  },

  sections: {
    opening: 'Comienzo',
    noSuch: (name) => `No hay ninguna sección «${name}». Hay estas:`,
    restAtSource: 'El artículo pertenece a su medio: el resto está en la fuente.',
  },

  add: {
    notAdded: 'No se ha añadido',
    fetchesNothing: 'Aquí no se descarga nada.',
    isFile: (path) => `Ahora es ${path} en la carpeta de contenido, para leerlo y corregirlo allí.`,
    added: 'Añadido:',
    sameText: 'El mismo texto ya estaba aquí; la dirección queda anotada con él:',
    known: 'Ya estaba aquí:',
    goneMeanwhile: 'Se retiró entretanto.',
    counts: (found, paragraphs) => say`${found} en ${count(paragraphs, 'párrafo', 'párrafos')}`,
  },

  fetching: {
    noAddress: (host) => `${host} no tiene dirección`,
    notPublic: (host) => `${host} no está en la internet pública`,
    redirects: (most) => `más de ${most} redirecciones`,
    robots: (host) => `${host} no desea que se descargue la página (robots.txt)`,
    stopping: () => 'Summit se está deteniendo',
    tooSlow: (seconds) => `no hubo respuesta completa en ${seconds} segundos`,
    slowName: () => 'el nombre del servidor no se pudo resolver a tiempo',
    noUrl: () => 'no es una dirección',
    otherScheme: () => 'solo se descargan direcciones http y https',
    withPassword: () => 'no se descargan direcciones con contraseña',
    status: (status) => `el servidor responde ${status}`,
    noType: () => 'el servidor no indica de qué tipo es',
    notAPage: (type) => `es ${type}, no una página`,
    notAFeed: (type) => `es ${type}, no un canal de noticias`,
    tooLarge: () => 'ocupa más de 5 MB',
    packedOtherwise: () => 'está comprimido de una forma que no se pidió',
    unknownHost: () => 'no se conoce ningún servidor con ese nombre',
    unresolved: () => 'el nombre del servidor no se pudo resolver',
    noAnswer: () => 'nadie responde en esa dirección',
    brokeOff: () => 'la conexión se interrumpió',
    packedWrongly: () => 'no está comprimido como dice estarlo',
    certificateExpired: () => 'su certificado ha caducado',
    certificateOfOther: () => 'su certificado es de otro servidor',
    certificateUnknown: () => 'nadie avala su certificado',
    failed: (code) => (code === '' ? 'no se pudo descargar' : `no se pudo descargar (${code})`),
    nothing: () => 'el servidor no envió nada',
    unreadable: () => 'la página no se puede leer. Guarde su texto como archivo en la carpeta de contenido.',
    intricate: () =>
      'la página es demasiado enrevesada. Guarde su texto como archivo en la carpeta de contenido.',
    noArticle: () =>
      'en la página no se encuentra ningún artículo. Guarde su texto como archivo en la carpeta de contenido.',
    ownEntities: () => 'declara entidades propias, y a una fuente no le hace falta ninguna',
    noFeed: () => 'no es un canal de noticias. Compruebe su dirección.',
    unreadableFeed: () => 'es un canal de noticias que no se puede leer',
    notTakenIn: () => 'no se pudo incorporar; el registro dice por qué',
  },

  channel: {
    thisOne: 'este canal',
    takesNoPosts: (where) =>
      `En ${where} no se puede publicar. Elija un canal de texto, de anuncios o de foro, o un hilo.`,
    lacks: (permission, where) =>
      `A Summit le falta el permiso «${permission}» en ${where}. Quien pueda gestionar el servidor puede darlo en los ajustes del canal.`,
    permissions: {
      view: 'Ver canal',
      send: 'Enviar mensajes',
      sendInThreads: 'Enviar mensajes en hilos',
      readHistory: 'Leer el historial de mensajes',
      embedLinks: 'Insertar enlaces',
    },
    gone: 'El canal ya no existe. Elija otro.',
    notThere:
      'Summit no está allí, o no puede verlo. Quien pueda gestionar el servidor puede invitarlo, o permitir «Ver canal».',
    hidden:
      'El canal ya no existe, o es privado y Summit no está en él. Alguien del canal puede escribir /invite @Summit; o indique otro canal.',
    notMember: 'Summit no está en el canal. Alguien del canal puede escribir /invite @Summit.',
    archived:
      'El canal está archivado. Quien administre los canales puede restaurarlo; o indique otro canal.',
    removed: 'Summit se retiró del espacio de trabajo. Un admin puede instalarlo de nuevo.',
    lacksScope:
      'A la aplicación le falta un permiso. Quien gestiona Summit puede reinstalarla con su último manifiesto.',
    refused: (platform, reason) => `${platform} lo rechaza: ${reason}`,
  },

  page: {
    promise: 'Cada cita es un fragmento de su artículo.',
    language: 'Idioma',
    answers: 'Respuestas',
    welcome: 'Pregunte quién dijo qué, exactamente',
    everythingElse: 'Todo lo demás que Summit entiende',
    digestOfDay: 'El resumen de prensa de cualquier mañana, como lo habría recibido un canal',
    looks: 'El aspecto de esta respuesta',
    views: { plain: 'Simple', discord: 'Discord', slack: 'Slack' },
    onlyYou: 'Solo usted puede ver esto',
    pick: 'Elija una pregunta o escriba una abajo.',
    completions: 'Sugerencias',
    choose: 'elegir',
    accept: 'aceptar',
    close: 'cerrar',
    ask: 'Preguntar a Summit',
    send: 'Enviar',
    waiting: 'La respuesta está en camino',
    unreachable: 'No se puede contactar con Summit en este momento',
    refused: 'Summit no lo ha aceptado',
    nothingLost: 'No se ha perdido nada de lo que escribió.',
    tryAgain: 'Reintentar',
  },

  buttons: {
    expired: 'Ese botón ya no es válido',
    askAgain: 'Pregunte de nuevo con /summit.',
  },

  quote: {
    title: (name, total) => `${name}: ${quotations(total)}`,
    nothing: 'Ninguna cita coincide.',
  },

  pictures: {
    tooLong: 'Sin imagen: en una letra que un teléfono pueda mostrar, no cabría.',
    fault: 'Sin imagen: quien administra este bot encuentra el motivo en su registro.',
    letters: 'Sin imagen: Summit no tiene fuente para algunas de sus letras.',
    noneHere: 'Aquí no se dibujan imágenes.',
    writtenTo: (file) => `Guardado en ${file}`,
    unattributed: 'Sin atribución',
    speakers: (names) => list(names),
    heard: 'Quién habló',
    heardInWords: (amounts) => `Quién habló, en palabras citadas: ${amounts}`,
    wordsQuotedIn: (where) => `Palabras citadas: ${where}`,
    allArticles: 'todos los artículos',
    newArticles: (articles) => count(articles, 'artículo nuevo', 'artículos nuevos'),
  },

  speakers: {
    title: (people) => `A quién se cita: ${count(people, 'persona', 'personas')}`,
    nobody: 'A nadie.',
    which: '¿A quién se refiere?',
    several: (typed) => `«${typed}» puede ser cualquiera de varias personas citadas.`,
    notQuoted: 'Sin citas',
    noneCalled: (typed) => `En los artículos no se cita a nadie llamado «${typed}».`,
    mostQuoted: 'A quienes más se cita:',
    nobodyYet: 'Por ahora no se cita a nadie.',
  },

  articles: {
    title: (articles) => count(articles, 'artículo', 'artículos'),
    nothing: 'Ningún artículo coincide.',
    noSuch: 'No existe ese artículo',
    noneYet: (folder) => say`Todavía no hay artículos. Ponga uno en la carpeta ${folder}.`,
    noneCalled: (typed, list) =>
      say`Ningún artículo se llama «${typed}» ni contiene esas palabras. ${list} muestra los que hay.`,
    brief: 'Lo esencial',
    briefOf: (title) => `Lo esencial: ${title}`,
  },

  brief: {
    lengths: { headline: 'Frase clave', short: 'Breve', full: 'Completo' },
    nextSteps: 'Próximos pasos y fechas',
    figures: 'Cifras',
    quoted: 'Citados:',
  },

  ask: { silence: 'Las fuentes no lo dicen.' },

  discord: {
    summit: 'Quién dijo qué, palabra por palabra, y dónde',
    digest: 'El resumen de prensa de Summit en este servidor',
  },

  slack: {
    yes: 'Sí',
    moreThanFits: 'Hay más de lo que Slack muestra aquí. Pídalo en un canal.',
    submit: 'Preguntar',
    cancel: 'Cancelar',
    what: 'Qué',
    search: 'Escriba para buscar',
    close: 'Cerrar',
    looking: 'Buscando…',
    ask: 'Preguntar a Summit',
  },

  digest: {
    title: (day) => `Resumen de prensa del ${date(day)}`,
    quiet: 'No hay novedades. Aun así, merece oírse:',
    heard: 'Quién habló:',
    ofTheDay: 'La cita del día',
    more: (left) => (left > 0 ? `Más (${number(left)})` : 'Más'),
    quotes: 'Citas',
    mute: 'Silenciar este medio',
    muteOne: (publisher) => `Silenciar ${publisher}`,
    nothingMore: 'Nada más',
    roomForAll: 'En el resumen cupo todo.',
    alsoNew: 'También nuevo',
    leftOver: (total, shown) =>
      `${count(total, 'artículo más', 'artículos más')}.${shown < total ? ` Los primeros ${number(shown)}:` : ''}`,
    noChannel: {
      title: 'Los resúmenes de prensa viven en canales',
      text: 'Escríbalo en el canal de Discord o Slack que vaya a recibir el resumen. Aquí, «digest preview» muestra lo que diría.',
    },
    mayNotManage: {
      title: 'Pídaselo a quien pueda cambiar los resúmenes',
      text: 'Los resúmenes son para todos aquí, así que para cambiarlos hace falta el permiso «Gestionar servidor» en Discord, y ser admin del espacio de trabajo en Slack. «digest preview» y «digest status» están abiertos a todos.',
    },
    which: '¿Qué resumen?',
    these: (option) => say`Estos son los de este canal. Añada ${option} para indicar uno:`,
    noneHere: 'Aquí no hay resumen',
    makeOne: (command) => say`Este canal no tiene resumen de prensa. ${command} crea uno.`,
    yours: 'Sus resúmenes de prensa',
    noneOwn: (command) =>
      say`Usted no ha creado ninguno y ninguno de sus canales tiene uno. ${command} en un canal crea uno para él.`,
    elsewhere: (channel) => `un canal en el que usted no está (${channel})`,
    madeByYou: 'creado por usted',
    thePost: 'el mensaje',
    ofThisChannel: 'Resúmenes de este canal',
    schedule: (time, days, zone) => `${time} ${dayNames(days)}, ${zone}`,
    about: (words) => `sobre ${words}`,
    quoting: (name) => `que citan a ${name}`,
    from: (publisher) => `de ${publisher}`,
    without: (publishers) => `sin ${list(publishers)}`,
    atMost: (articles) => `como máximo ${count(articles, 'artículo', 'artículos')}`,
    quotationIfEmpty: 'una cita cuando no hay novedades',
    states: { paused: 'en pausa', stopped: 'detenido' },
    configured: 'fijado por la configuración',
    ended: 'El resumen ha terminado',
    comesBack: 'Volverá en el próximo arranque, salvo que el canal se quite también de la configuración.',
    onItsWay: 'Está en camino',
    comesSoon: 'El resumen llega enseguida, si hay algo que decir.',
    onItsWayAlready: 'Ya está en camino',
    askedAlready: 'Se pidió hace un momento.',
    pauses: 'El resumen queda en pausa',
    pausesNot: 'El resumen no queda en pausa',
    noDayToCome: (day) => `El día en que vuelve tiene que estar por venir; el ${date(day)} no lo está.`,
    nextComes: (when) => say`Próximo envío: ${when}.`,
    firstComes: (when) => say`Primer envío: ${when}.`,
    muted: 'Silenciado',
    leftOut: (publisher) => `${publisher} ya no aparecerá en el resumen de este canal.`,
    takesBack: (command) => say`${command} lo deshace.`,
    bringBack: (publisher) => `Volver a mostrar ${publisher}`,
    unmuted: 'Ya no está silenciado',
    isBack: (publisher) => `${publisher} vuelve a aparecer en el resumen de este canal.`,
    whichMuted: '¿Qué medio?',
    areLeftOut: (publishers) => `El resumen de este canal deja fuera: ${list(publishers)}.`,
    nothingMuted: {
      title: 'Ningún medio silenciado',
      text: 'El resumen de este canal no excluye ningún medio.',
    },
    oneTooMany: 'Sería uno de más',
    most: (digests) =>
      `Un canal tiene como máximo ${count(digests, 'resumen', 'resúmenes')}. «digest off» termina uno.`,
    added: 'Este canal recibe un resumen de prensa',
    preview: 'Vista previa',
    off: 'Terminar',
    beforeThat: (problem) => `Antes de eso: ${problem}`,
    wrong: 'digest on: algo no está bien',
    noTime: (typed) => `«${typed}» no es una hora como 08:30, 8:30am o 0830.`,
    noDays: (typed) => `«${typed}» no es daily, weekdays, weekends, mon,wed ni mon-fri.`,
    noZone: (typed, close) =>
      `«${typed}» no es una zona horaria de la lista IANA; ${close.length === 0 ? 'por ejemplo, Europe/Madrid.' : `¿quería decir ${or(close)}?`}`,
    nothingNew: 'Sin novedades',
    wouldBeNoneOn: (day) => `No habría resumen el ${date(day)}: nada lleva fecha entre él y el anterior.`,
    wouldBeNone: 'No habría resumen: no hay nada nuevo desde el último.',
    last: 'Último',
    next: 'Próximo',
    missed: 'Perdido',
    lastError: 'Último error',
    noneYet: 'ninguno todavía',
    noneComes: (problem) => `ninguno: ${problem} Cuando esté resuelto, «digest now» lo reanuda.`,
    wasStopped: 'Se detuvo.',
    pausedUntilThen: (when) => say`${when}, en pausa hasta entonces`,
    notInTime: 'No se pudo publicar a tiempo.',
    wasNotRunning: 'Summit no estaba en marcha en ese momento.',
    ourFault: 'Algo ha fallado en el propio Summit.',
    summitStopped: 'Summit se detuvo.',
    hasStopped: 'Su resumen se ha detenido',
    startsAgain: (command) => `Cuando esté resuelto, «${command}» en el canal lo reanuda.`,
  },

  feeds: {
    notAdded: 'No se ha añadido',
    noAddress: (typed) =>
      `«${typed}» no es una dirección http o https (sin contraseña, de 2000 caracteres como máximo).`,
    followed: 'Se sigue a partir de ahora. Sus artículos llegan en unos minutos.',
    noSuch: 'No existe esa fuente',
    notFollowed: (typed) => `«${typed}» no se sigue.`,
    notRemoved: 'No se ha quitado',
    inEnvironment: 'Está en FEEDS: quítela de ahí y reinicie.',
    inFile: 'Está en content/feeds.yaml: quítela de ahí.',
    inEnvironmentAlready: 'Ya está en FEEDS. Se puede decir más de ella en content/feeds.yaml.',
    inFileAlready: 'Ya está en content/feeds.yaml: cámbiela ahí.',
    removed: 'Ya no se sigue. Sus artículos se quedan.',
    none: 'Sin fuentes',
    noneYet: 'Todavía no se sigue ninguna fuente.',
    title: (feeds) => count(feeds, 'fuente', 'fuentes'),
    fails: 'falla',
    inARow: (times) => `${number(times)} veces seguidas`,
    notAsked: 'aún no leída',
    lastAsked: (instant) => `leída por última vez el ${minute(instant)}`,
  },

  pin: {
    isFile: 'Es un archivo de la carpeta de contenido: se queda mientras esté el archivo.',
    stays: 'Se queda, por viejo que sea.',
    goes: 'Se irá cuando supere KEEP_DAYS.',
  },

  status: {
    title: 'Estado',
    articles: 'Artículos',
    people: 'Personas citadas',
    feeds: 'Fuentes',
    ofWhichFail: (feeds, failing) =>
      failing === 0 ? number(feeds) : `${number(feeds)}, de las que ${count(failing, 'falla', 'fallan')}`,
  },

  notAllowed: {
    title: 'Eso es para quienes gestionan esto',
    text: (permission) =>
      say`Cambia lo que reciben todos: en Discord hace falta el permiso «${permission}», en Slack ser admin del espacio de trabajo; un terminal en la propia máquina siempre puede.`,
    manageServer: 'Gestionar servidor',
  },

  problems: {
    title: 'No ha funcionado',
    missing: (option, summary) => `Falta «${option}»: ${summary}.`,
    noOption: (option) => `Aquí no hay ninguna opción «${option}».`,
    tooLong: (option, most) => `«${option}» supera los ${number(most)} caracteres.`,
    noChoice: (option, choices, given) => `«${option}» admite ${choices}, no «${given}».`,
    noCount: (option, { min, max }, given) =>
      `«${option}» es un número entero del ${min} al ${max}, no «${given}».`,
    noFlag: (option, given) => `«${option}» es true o false, no «${given}».`,
    noDate: (option, given) =>
      `«${option}» es una fecha como 2025-08-16, today, yesterday o 7d, no «${given}».`,
    usage: (usage) => say`Uso: ${usage}`,
    example: (example) => say`Por ejemplo: ${example}`,
    oneMoment: 'Un momento, por favor',
    youAskTooFast: (seconds) =>
      `Usted pregunta más deprisa de lo que Summit puede responder. Vuelva a preguntar dentro de ${count(seconds, 'segundo', 'segundos')}.`,
    allAskTooFast: (seconds) =>
      `Entre todos preguntan más deprisa de lo que Summit puede responder. Vuelva a preguntar dentro de ${count(seconds, 'segundo', 'segundos')}.`,
    whichCommand: '¿Qué comando?',
    noCommand: (typed) => `No hay ningún comando «${typed}».`,
    commands: (names) => say`Hay: ${names}`,
    didYouMean: (command) => say`¿Quería decir ${command}?`,
    commandTooLong: (most) => `Un comando tiene como máximo ${number(most)} caracteres.`,
    fault: 'Algo ha fallado',
    ourFault:
      'Es culpa nuestra, no suya, y ha quedado anotado. Si vuelve a ocurrir, indique a quien gestiona este bot:',
    reference: (reference) => say`referencia ${reference}`,
  },

  help: {
    title: 'Qué puede preguntar',
    promise: 'Cada respuesta es un fragmento de un artículo, palabra por palabra, con su lugar.',
  },
}

function dayNames(days: readonly number[]): string {
  switch (days.join('')) {
    case '0123456':
      return 'a diario'
    case '01234':
      return 'de lunes a viernes'
    case '56':
      return 'los fines de semana'
    default:
      return weekdays(days)
  }
}
