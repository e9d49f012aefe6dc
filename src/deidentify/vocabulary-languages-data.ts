import type { Grade } from './vocabulary.ts';

/**
 * Words of imaging and of reports in languages that hospitals write, made for this project by its authors (no list was copied), as `fold`
 * leaves them. `stems` take the language's endings, whole `words` none. No given name or surname belongs here.
 */
export interface LanguageWords {
  readonly stems: string;
  readonly words: string;
  readonly endings: string;
  readonly grade: Grade;
}

export const LANGUAGES: Readonly<Record<string, LanguageWords>> = {
  german: {
    grade: 2,
    endings: 'ungen|ung|em|en|er|es|e|n|s',
    stems: `
abdominal abdominell aneurysma angiographie appendix arteriell arthrographie aufnahme bandscheibe bauchlage bauchspeicheldruse becken bein beinvene
belastungsaufnahme blutung bronchus brustbein coronar darm darmschlinge defakographie dickdarm doppelkontrast drainage dreiphasig dunndarm
dunnschicht duodenum durchleuchtung dynamisch eierstock einphasig embolie extrakraniell felsenbein fersenbein flanke fraktur fruhaufnahme
funktionsaufnahme galaktographie gallenblase gallengang ganzkorper gebarmutter gesichtsschadel halsvene harnblase harntrakt harnwege hepatisch
hinterhauptsloch hochauflosend hohlvene hydrozephalus ileozokal ileum implantat infiltrat intrakraniell intravenos jejunum jochbein kardial katheter
kehlkopf keilbein knochenmark kolon kontrastdarstellung lager lebervene leeraufnahme linksseitenlage lumbal lymphknoten magen mammographie
mediastinal mediastinum mehrphasen mehrphasig mehrzeilen mesenterium miktionszysturethrographie milz mittelbauch mittelhandknochen multiphasisch
muskular myelographie nasenbein nebenschilddruse niedrigdosis niere nieren nierenbecken nierenkelch oberarmknochen oberbauch oberschenkelknochen
odem orbita osophagus ossar osteosynthese parenchym passage perikarderguss peritoneal peritoneum pfortader phlebographie planar pleuraerguss pleural
pneumothorax prostata prothese pulmonal rachen raumforderung rechtsseitenlage rektum renal retroperitoneal retroperitoneum rippe rippenfell rontgen
ruckenlage rundherd sagittal schadelbasis schicht schichtdicke schienbein schilddruse schlafenbein schluckakt schlusselbein schnittbild
schragaufnahme schrittmacher schulterblatt seitenlage siebbein sigma sinterung skelett sonde sonografie sonographie spataufnahme speicheldruse
spinalkanal spirale sprungbein statisch stauung stehend steissbein stenose stent stirnbein subkutan szintigramm szintigraphie teilkorper thorakal
thrombose trachea transversal ubersicht unterbauch urographie vaskular venos verdichtung verschattung wadenbein weichteil wirbelkorper zerebral
zervikal zielaufnahme zokum zweiphasig zwerchfell
`,
    words: `
a abdomen ap becken bwk ct dsa hals herz huft hwk im km knie kopf liegend lwk mammo mr mrt nativ nnh p pa scapula schadel sellink sitzend ska sono
stehen tep thorax vitalitat zvk
`,
  },
  germanPlain: {
    grade: 1,
    endings: 'ungen|ung|em|en|er|es|e|n|s',
    stems: `
altersentsprechend ambulanz anforderung anlage anmerkung antwort aufgenommen ausgepragt ausschluss bekannt besprochen beurteilung darstellung
deutlich durchgefuhrt empfehlung empfohlen entfernung entlassen erfolgt erreichbar erstellt frage fraglich geringgradig gesendet grossenprogredient
hinweis lage massig mitgeteilt mundlich nachweis operiert regelrecht rucklaufig rucksprache schriftlich station telefonisch ubermittelt uberweiser
uberweisung unauffallig unverandert verdacht vergleich verlauf verlegt vermehrt vermindert voraufnahme wechsel zunehmend zuweisung
`,
    words: `
als auch bei beidseits bitte bzw erbeten ggf insbesondere ist kein keine keinen mehr mit nach noch nur ohne ruckruf sehr seit sind sog sowie teils
unter vor wie wurde zustand
`,
  },
  french: {
    grade: 2,
    endings: 'ales|lles|aux|ees|ive|les|lle|nes|ues|al|ee|es|if|le|ne|ue|e|s|x',
    stems: `
abdominal adenopathi anevrysm angioscanner aort arter arthroscanner articulation bassin biliair bronchiqu calcul cardiaqu carpien cartilag cerebral
cerveau cervelet cervical chevill coeur coliqu coloscanner condensation contrast coroscanner coud coup cran cystographi defile depistag diffusion
dilatation dissection doigt dorsal duodenal echographi embolie encephaliq epanchement epaul femoral fenetr fluoroscopi foie fractur frontal
gadolinium gastriqu genou hanch hematom hemorragi hepatiq humeral hypophys hysterographi infarctus injecte injection iode ischemi kyste lavement
lesion ligament lithias lombair lymphatiqu main mammair mammographi mandibul maxillair mediastinal menisqu metastas muscl nodul occipital oedeme
oesophagien opacite orbitair ovarien pancreas pancreatiq parathyroidien parenchymateus parietal pelvien perfusion pericardiqu peritoneal pied
pleural pneumothorax poignet pondere poumon prostatiq pulmonair rachis radial radio radiographi rate reconstruction rectal rein renal
retroperitoneal rocher sacre salivair scanner scintigraphi scintigraphiqu sein sequenc sinus spleniq stenos surrenalien surveillanc tarsien temporal
tendon thoraciq thrombos thyroidien tibial tomosynthes tracheal transit tronc tumeur ureteral uretral urographi uterin vein vertebral vesical
vesiculair vessi
`,
    words: `
arthro avec bilateral cine droit droite face gauche injecte irm os profil sans tdm tep thyroide
`,
  },
  frenchPlain: {
    grade: 1,
    endings: 'ales|lles|aux|ees|ive|les|lle|nes|ues|al|ee|es|if|le|ne|ue|e|s|x',
    stems: `
absenc ancien anomali aspect bilan comparaison compatibl conclusion control diffus discret evocateur examen focal important inchange indication
minim modere normal notabl present recent resultat signal significatif stabl suivi taill technique visibl volum
`,
    words: `
au aux avec ce cette chez dans de depuis des du en est et la le les lors montre note noter ou par pas pour presente retrouve sa sans ses sont sur un
une vu vue
`,
  },
  spanish: {
    grade: 2,
    endings: 'ales|ones|ias|ios|al|as|es|ia|io|on|os|a|e|n|o|s',
    stems: `
abdominal adenopati aneurism anteroposterior aorta arteri arterial articulacion atelectasi axilar bazo biliar bronquial cader calcificacion calcul
cardiac cerebelo cerebral cerebro cervical cistografi codo colic columna consolidacion contrast corazon crane craneal cribad dedo densitometri
derrame dilatacion dorsal duodenal ecografi edem enem engrosamient escrotal esofagic esplenic estenos fase femoral fluoroscopi fractur frontal
gammagrafi gastric hematom hemorragi hepatic higado hipofisis histerosalpingografi hombr hueso humeral infart inguinal isquemi lateral lesion
ligament linfatic lumbar mama mamari mamografi mandibul mano masa maxilar mediastinic menisc metastas muneca musculo nefrografic nodul oblicu
occipital oido orbit ovaric pancreas pancreatic paranasal paratiroide parietal pelvic pelvis penasc pericardic peritoneal pleural porta portal
precoz prostatic proyeccion pulmon pulmonar quist radial radiografi rectal renal resonanci retroperitoneal rinon rodill sacr salival seno
suprarrenal tardi temporal tendon testicular tibial tiroidal tiroide tobill tomografi toracic transit traqueal trombos tumor ureteral uretral
urografi uterin vascular vejiga vena venos vertebral vesical
`,
    words: `
ap bilateral con derecha derecho eco izquierda izquierdo lat pie rm rx simple sin tac tc torax us
`,
  },
  spanishPlain: {
    grade: 1,
    endings: 'ales|ones|ias|ios|al|as|es|ia|io|on|os|a|e|n|o|s',
    stems: `
anomali antigu aprecia aspecto ausencia compatible conclusion control descart difus estable estudio examen focal hallazgo identific leve moderad
normal observ presente previ reciente resultado senal signific tamano visible volumen
`,
    words: `
a al caida con de del desde dolor el en es hace hay la las los muestra no o observa observan para por presenta refiere se sin su sus tiene tienen un
una unos y
`,
  },
  italian: {
    grade: 2,
    endings: 'ata|ate|ati|ato|che|ca|ci|co|he|hi|ia|ie|io|le|li|ne|ni|re|ri|ta|te|ti|to|a|e|i|o',
    stems: `
addensament addom addominal aneurism aort arteri arterios articolazion ascellar bacin basal biliar bronchial calcol caviglia cavit cerebral
cervellett cervical cist cistografi clisma colic colonna contrast cranial cranic cuor densitometri dilatazion dorsal duoden ecografi edem ematom
emorragi encefal encefalic epat epatic esofag fegat femoral focal frattur frontal gastric ginocchi gomit infart inguinal ipofis ischemi ispessiment
isterosalpingografi lateral legament lesion linfatic linfonod lombar mammari mammell mammografi mandibol mascellar mediastinic menisc metastas
muscol nessun nodul obliqu occipital omeral orbit ossa ovaric pancreatic parenchim parietal parotid pelvic pericardic peritoneal pleuric polmon
polmonar polso portal precoc proiezion prostat rachid radial radiografi renal retroperitoneal rettal ricostruzion risonanz sacral salivar scansion
scintigrafi scrotal sequenz spall splenic stenos surren tardiv temporal tendin tessut tibial tiroid tiroide tiroidea tomografi torac toracic
tracheal transit trombos tumor ureteral uretral urografi uter venos ventricol versament vertebral vescic vescical
`,
    words: `
anca anche bilaterale completa completo con destra destro diretta due dx e eco fase mano mdc piede rm rx senza sinistra sinistro sx tardiva tc
torace tre
`,
  },
  italianPlain: {
    grade: 1,
    endings: 'ata|ate|ati|ato|che|ca|ci|co|he|hi|ia|ie|io|le|li|ne|ni|re|ri|ta|te|ti|to|a|e|i|o',
    stems: `
alterazion aspett assent assenz compatibil conclusion controllo diffus dimension esame evidenz liev moderat normal osservan precedent present privi
privo quesit recent referto regolar rilev segnal significativ stabil visibil volum
`,
    words: `
al alla come da degli dei del della delle ed entro gli il in le limiti lo ma nei nel nella non o per si un una
`,
  },
  portuguese: {
    grade: 2,
    endings: 'coes|icas|icos|cao|ica|ico|oes|res|ao|as|es|ia|io|is|os|a|e|l|o|r|s',
    stems: `
abdom abdome abdominal adrenal aneurism aorta arteria articula axilar bacia biliar bronquic calcul cerebelo cerebr cervical cintilografia cist colic
coluna consolida contrast coracao cotovelo cran cranian densitometria derram dilata dorsal duodenal edema encefal enema escrotal esofagic
espessament esplen estenos femoral figad fratur frontal gastric hematom hemorrag hepat hipofise histerossalpingografia incidencia infart inguinal
isquem joelho lesao lesoes ligament linfatic linfonod lombar mamari mamografia mandibul maxilar menisco metastas musculo nodul obliqu occipital
ombro orbit osso ouvido ovar pancreat paratireoid parietal pelv perfil pericardic peritoneal prostat pulmon pulmonar punho quadril radiografia renal
ressonancia retal retroperitoneal sacr salivar sequenc suprarrenal temporal tendao testicular tibial tireoid tireoide tomografia torac torax
tornozelo total transito traqueal trombos tumor ultrassom ultrassonografia umeral ureteral uretral uretrocistografia urografia uterin veia vertebral
vesical vesicul
`,
    words: `
ambos bilateral com direita direito esquerda esquerdo mao pe rm rx sem tc us
`,
  },
  portuguesePlain: {
    grade: 1,
    endings: 'coes|icas|icos|cao|ica|ico|oes|res|ao|as|es|ia|io|is|os|a|e|l|o|r|s',
    stems: `
alterac aspecto ausencia compativel conclus controle difus estavel evidenc exame focal laudo leve moderad normal observa presente recente
significativ sinal tamanho visivel volume
`,
    words: `
a ao aos as com da das de do dos e em foi ha na nao nas no nos o os ou para pela pelo por sao se sem um uma
`,
  },
  dutch: {
    grade: 2,
    endings: 'aal|ale|jes|en|es|je|le|e|n|s|t',
    stems: `
abdominaal ader alvleesklier aneurysma aorta arterieel atelectase axiaal baarmoeder baarmoederhals beiderzijds bekken bekkenbodem bijnier
bijschildklier blaas blindedarm bloeding borst borstkas botdichtheid botscan bovenbuik breuk buik cerebraal cervicaal consolidatie contrast coronaal
cyste darm dijbeen dikke doorlichting dunne echografie eierstok eileider elleboog embolie endeldarm enkel fractuur galblaas hand heiligbeen hersen
heup infiltraat kaak knie kuitbeen laesie lateraal lever linker long longembolie longen luchtpijp lumbaal lymfeklier mammografie mediaal metastase
middenrif milt neusbijholten nier nodul nodus oedeem onderbuik oogkas opname opnamen pleuravocht pols prostaat pulmonaal rechter reeks sagittaal
scan schedel scheenbeen schildklier schouder schouderblad scintigrafie slagader sleutelbeen slokdarm speekselklier staartbeen stenose teen thoracaal
trombose tumor twaalfvingerige urinebuis urineleider veneus verdikking vergroting verkalking verwijding vinger vocht voet wervel wervelkolom
`,
    words: `
ct echo lateraal links met mr mri rechts rib x zonder
`,
  },
  dutchPlain: {
    grade: 1,
    endings: 'aal|ale|jes|en|es|je|le|e|n|s|t',
    stems: `
aanwijzing afname afwijking bekend bevinding conclusie controle duidelijk ernstig gering matig normaal normale onderzoek onveranderd stabiel toename
uitsluiten verdenking vergeleken verslag vorig vraagstelling zichtbaar
`,
    words: `
aan als bij dan de door een en er geen het in is met na naar niet nog of ook op over tot uit van voor wel werd wordt zijn zonder
`,
  },
  nordic: {
    grade: 2,
    endings: 'arna|erna|erne|orna|ene|ar|en|er|et|na|ne|or|a|e|n|s|t',
    stems: `
aggstock albue andtarm ankel aorta armbage arteriell axial backen bekken bentathet bentetthet bihal bihul bihuler bilateral binjure binyre blaer
blindtarm blodning brost brudd bryst columna cyst cyste eggstokk emboli endetarm finger fotled fraktur gallblas galle genomlysning gjennomlysning
halebein halsrygg handled handledd hjarn hjarta hjern hjerte hode hoft hofte hoger hojre hoved hoyre huvud infarkt kake kjeve knae kontrast koronal
korsben korsrygg kragebein landrygg larben lendrygg lever livmoder livmor livmorhals luftror luftstrupe lung lunge lunger lungerne lungor lymfeknute
lymfkortel mammografi matstrupe mellomgulv metastas metastase milt mjalt njur njurar nyckelben nyre nyrer odem oyehule prostata pulsare revben
ribben rontgen rygg ryggrad sagittal skelett skinneben skintigrafi skjelett skjoldbrusk skoldkortel skulderblad skuldr spiseror spottkortel
spytkjertel stenos stenose svulst tjocktarm tolvfingertarm trombos trombose tumor tunntarm tykktarm tynntarm ultraljud ultralyd undersogelse
undersokelse undersokning urinledare urinleder urinror utan uten vanster vene venos venstre virvel
`,
    words: `
are blaera blaeren blasa buk ct dt fot front hjerne kna knae kne med mr rtg side skulder skuldre thorax uden ul utan uten
`,
  },
  nordicPlain: {
    grade: 1,
    endings: 'arna|erna|erne|orna|ene|ar|en|er|et|na|ne|or|a|e|n|s|t',
    stems: `
forandring fund funn fynd jamfort kand kjent kontroll kraftig latt lett mattlig moderat normal okning sammenlignet stabil svar synlig tidigare
tidligere tydlig
`,
    words: `
af ar av ble blir ei ej eller en er et ett for fra fran hos i ikke inga ingen inget inte och og pa som til till var ved vid
`,
  },
  polish: {
    grade: 2,
    endings: 'ienie|owego|owych|enia|enie|nego|nych|owej|ach|ami|ego|emu|ich|iej|iem|imi|kow|nej|owa|owe|owy|ych|ymi|ce|ej|ek|em|en|ia|ie|ii|im|ka|ki|ku|na|ne|ny|om|ow|ym|a|e|i|o|u|y',
    stems: `
aort badan bark barkow biodr biodrow boczn brzuch brzuszn cewk chlonn cystografi czaszk czolow densytometri dlon dwufazow dwunastnic fluoroskopi
glow gruczol jajnik jajowod jednofazow jelit kamie klatk kolan kolanow kontrast kosc kostn kregoslup krwawien krwiak krzyzow lakotk ledzwiow lokc
lokciow lopatk macic mammografi miednic miesn moczow moczowod mozg mozgow nadgarst nadnercz nerk obojczyk obrzek oczodol odbytnic ognisk ogniskow
ogonow okreznic oskrzel pecherz piers piersiow piszczel pluc plyn poprzeczn prostat przelyk przepon przerzut przestrzen rentgen rezonans sciegn
scyntygrafi serc sledzion slinian srodpiers staw stercz stop stopy strzalkow sutk szczek szyjk szyjn tarczyc tchawic tetniak tetnic tetnicz
tomografi torbiel trojfazow trzustk udow ultrasonografi urografi watrob wezl wielofazow wiezad wrotn wyrostk wysiek zakrzep zaotrzewnow zatok zator
zawal zebr zlaman zlog zmian zuchw zwezen zyln
`,
    words: `
ap bez faz guza guzy jamie jamy lewa lewe lewego lewej lewy mr mri obu obustronnie odm pa po prawa prawe prawego prawej prawy przed rtg tk usg z zyl
`,
  },
  polishPlain: {
    grade: 1,
    endings: 'ienie|owego|owych|enia|enie|nego|nych|owej|ach|ami|ego|emu|ich|iej|iem|imi|kow|nej|owa|owe|owy|ych|ymi|ce|ej|ek|em|en|ia|ie|ii|im|ka|ki|ku|na|ne|ny|om|ow|ym|a|e|i|o|u|y',
    stems: `
kontrol niewielk nieznaczn obecn obraz opis poprzedni porownan prawidlow stabiln stwierdzono umiarkowan uwidoczniono widoczn wniosk wynik znaczn
`,
    words: `
bardziej bez dla do i jako jest lub mniej na nie o od oraz poza przy sa u w ze
`,
  },
  cyrillic: {
    grade: 2,
    endings: 'ами|его|ему|ими|кои|ого|ому|ыми|ями|ам|ах|ая|ее|еи|ем|ие|ии|им|их|ию|ия|ка|ки|ку|ое|ои|ом|ую|ые|ыи|ым|ых|ью|юю|ям|ях|а|е|и|о|у|ы|ь|ю|я',
    stems: `
аневризм аорт аппендикс артери артериальн бедр бедренн большеберцов болюсн бронх брюшн венозн вилочков внутривенн выпот гематом гипофиз глазниц
голен голени голеностопн голов головн груд грудин грудн двенадцатиперстн двухфазн денситометри диафрагм желез желчн жидкост забрюшинн инфаркт
ирригоскопи исследован камн кист кишечник кишк клетк ключиц коленн компьютерн конкремент контраст копчик крестц крестцов кровоизлиян легк
лимфатическ локтев лопатк лучезапястн магнитн малоберцов маммографи матк мениск метастаз многофазн мозг мозжечк молочн мочев мочеточник мышц мягк
надпочечник нативн област ободочн образован опухол орган органн отдел отек очаг очагов пазух перелом печен пищевод плечев пневмоторакс поджелудочн
позвон позвоночник полост почечн почк поясничн предстательн придатк придаточн проекци пространств прям пузыр расширен ребер резонансн рентген
рентгенографи связк селезенк сердц слюнн снимк сосуд средостен стеноз стоп сустав сцинтиграфи тазобедренн ткан томограф трахе трехфазн тромбоз
ультразвуков уретр урографи утолщен флюорографи цистографи челюст череп щитовидн эмболи яичник
`,
    words: `
без боковая боковои вен гм костеи кости костная костнои костных кость кт левая левого левое левои левыи мр мрт обе обоих огк окт опп органов отдела
отделов отделы позвонков правая правого правое правои правыи пэт рг ребра с снимков сосудов суставов таз узи узл узлов фаз шеиного шеинои шеином
шеиныи
`,
  },
  cyrillicPlain: {
    grade: 1,
    endings: 'ами|его|ему|ими|кои|ого|ому|ыми|ями|ам|ах|ая|ее|еи|ем|ие|ии|им|их|ию|ия|ка|ки|ку|ое|ои|ом|ую|ые|ыи|ым|ых|ью|юю|ям|ях|а|е|и|о|у|ы|ь|ю|я',
    stems: `
видим выраженн динамик заключен изменен контрол незначительн норм нормальн описан предыдущ признак состоян сравнен стабильн умеренн
`,
    words: `
без более в для до и из или к как между менее на над не нет о от перед по под после при с со у
`,
  },
  english: {
    grade: 2,
    endings: 'ing|ed|es|e|s',
    stems: `

`,
    words: `
combined cow fascicle frfse hrct llq luq lut ncct pstate rasl rlq ruq tap teeth
`,
  },
  englishPlain: {
    grade: 1,
    endings: 'ing|ed|es|e|s',
    stems: `
answer attempt await believ bring chang choos collect complain confirm continu copi correct creat decid defin delay deliver describ discharg drink
enter explain fail fast feel felt fill finish follow forgot forgotten guess hear help inform instruct interrupt invit learn leav listen live lost
manag measur mention miss order pack paus phon plac place prepar print promis pull push read recommend refus remember remind repeat replac reply
request resolv respond rest return reword send sent sign sleep speak spell spok start stay stop suffer suppos swallow switch talk tell think thought
told tolerat transfer translat travel treat tried turn updat upload visit vomit wait walk warn watch wear wish work worn worr writ writt wrot yawn
`,
    words: `
adult adults allergic anxious ask asleep awake bed blind breakfast brother claustrophobic cold cooperative daughter deaf dinner eat father hungry
husband interpreter lunch mother nam neg paediatric pediatric pregnant relative relatives rfs room sedated sister text texts thirsty tired trial typ
uncooperative use warm water wheelchair wife write
`,
  },
  cjk: {
    grade: 2,
    endings: '',
    stems: `

`,
    words: `
あり した てした てす なし ます ません られ られる りんは節 上部 下部 両側 両肺 两肺 中等度 主动脉 乳房 乳腺 侧位 側面 側頭骨 全身 再発 冠動脈 冠状动脉 出血 前列腺 前立腺 副腎 副鼻腔 単純 卵巣 双侧 双肺 双肾 可能 可能性 右侧 右肺 增厚 增强 変化 复查
大動脈 头颅 子宫 子宮 左侧 左肺 平扫 异常 所見 手関節 扩张 拡張 撮影 斜位 明らか 明らかな 明显 有意 有意な 未见 术后 梗塞 梗死 检查 検査 正位 正常 正面 泌尿系 消化管 淋巴结 片側 狭窄 甲状腺 異常 疑い 疑う 盆腔 眼眶 眼窩 石灰化 积液 立位 経過 結節 结节
考え 考虑 肘关节 肘関節 肝脏 肝臓 股関節 肥厚 肩关节 肩関節 肺动脉 肺動脈 肾上腺 肾脏 肿块 胰腺 胸椎 胸水 胸部 脳動脈 脳室 脾脏 脾臓 腎臓 腕关节 腫瘤 腰椎 腹水 腹部 膀胱 膝关节 膝関節 膵臓 臥位 術後 見られ 見られます 見られません 見られる 観察 認め 認めす
認めます 認めません 認める 足関節 踝关节 転移 軽度 转移 透視 透视 造影 造影剂 造影剤 钙化 門脈 门静脉 陰影 頭部 頸椎 颈椎 颈部 颞骨 骨折 骨盆 骨盤 髋关节 高度 鼻窦 가슴 갑상선 검사 견관절 결절 경부 경색 경추 고관절 골반 골절 관상동맥 관찰 낭종 뇌 단순
대동맥 두경부 두부 머리 무릎 변화 복부 부비동 부신 비조영 소견 수술 슬관절 신장 심장 어깨 없음 요추 유방 의심 이상 전신 전이 정면 정상 조영 조영제 족관절 종양 척추 촬영 추적 출혈 측두골 측면 폐동맥 협착 흉부 흉추
`,
  },
};
