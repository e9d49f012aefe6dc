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
abdominal abdominell aneurysma angiographie arteriell aufnahme bandscheibe bauchlage bauchspeicheldruse blutung coronar darmschlinge dickdarm
drainage dunndarm dynamisch eierstock embolie extrakraniell fraktur gallenblase gebarmutter harnblase hepatisch hydrozephalus implantat infiltrat
intrakraniell intravenos kardial katheter knochenmark lager linksseitenlage lumbal lymphknoten magen mammographie mediastinal milz multiphasisch
muskular nebenschilddruse niere nieren odem ossar osteosynthese parenchym perikarderguss peritoneal phlebographie planar pleuraerguss pleural
pneumothorax prostata prothese pulmonal raumforderung rechtsseitenlage renal retroperitoneal rontgen ruckenlage rundherd sagittal schicht
schichtdicke schilddruse schnittbild schrittmacher seitenlage sinterung skelett sonde sonografie sonographie speicheldruse spinalkanal spirale
statisch stauung stenose stent subkutan szintigramm szintigraphie thorakal thrombose transversal ubersicht vaskular venos verdichtung verschattung
weichteil wirbelkorper zerebral zervikal
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
altersentsprechend anlage aufgenommen ausgepragt ausschluss bekannt beurteilung darstellung deutlich durchgefuhrt entfernung entlassen erfolgt
erreichbar erstellt fraglich geringgradig gesendet grossenprogredient hinweis lage massig nachweis operiert regelrecht rucklaufig ubermittelt
unauffallig unverandert verdacht vergleich verlauf verlegt vermehrt vermindert voraufnahme wechsel zunehmend
`,
    words: `
bei beidseits bitte bzw erbeten ggf insbesondere ist kein keine keinen mit nach ohne ruckruf seit sind sog sowie vor wurde zustand
`,
  },
  french: {
    grade: 2,
    endings: 'ales|lles|aux|ees|ive|les|lle|nes|ues|al|ee|es|if|le|ne|ue|e|s|x',
    stems: `
abdominal adenopathi anevrysm angioscanner aort arter arthroscanner articulation bassin biliair calcul carpien cartilag cerebral cerveau cervical
chevill coeur coloscanner condensation contrast coroscanner coud coup cran depistag diffusion dilatation dissection doigt dorsal echographi embolie
encephaliq epanchement epaul femoral fenetr foie fractur gadolinium genou hanch hematom hemorragi hepatiq humeral infarctus injecte injection iode
ischemi kyste lesion ligament lithias lombair main mammographi menisqu metastas muscl nodul oedeme opacite ovarien pancreas pancreatiq
parenchymateus pelvien perfusion pied pneumothorax poignet pondere poumon prostatiq pulmonair rachis radial radio rate reconstruction rein renal
sacre scanner scintigraphi sein sequenc spleniq stenos surveillanc tarsien tendon thoraciq thrombos tibial tumeur uterin vein vertebral vesiculair
vessi
`,
    words: `
avec bilateral droit droite face gauche injecte irm os profil sans tdm tep
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
abdominal adenopati aneurism anteroposterior aorta arteri arterial articulacion atelectasi bazo biliar cader calcificacion calcul cardiac cerebral
cerebro cervical codo columna consolidacion contrast corazon crane craneal cribad dedo derrame dilatacion dorsal ecografi edem engrosamient esplenic
estenos fase femoral fractur gammagrafi hematom hemorragi hepatic higado hombr hueso humeral infart isquemi lateral lesion ligament lumbar mama
mamografi mano masa mediastinic menisc metastas muneca musculo nodul oblicu ovaric pancreas pancreatic paranasal pelvic pelvis pleural porta
prostatic proyeccion pulmon pulmonar quist radial radiografi renal resonanci rinon rodill sacr seno tendon tibial tobill tomografi toracic trombos
tumor uterin vascular vejiga vena venos vertebral
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
addensament addom addominal aneurism aort arteri arterios articolazion bacin biliar calcol caviglia cavit cerebral cervical cist colonna contrast
cranial cranic cuor dilatazion dorsal ecografi edem ematom emorragi encefal encefalic epat epatic fegat femoral focal frattur ginocchi gomit infart
ischemi ispessiment lateral legament lesion linfonod lombar mammell mammografi menisc metastas muscol nodul obliqu omeral ossa ovaric pancreatic
parenchim pelvic polmon polmonar polso portal proiezion prostat rachid radial radiografi renal ricostruzion risonanz sacral scansion scintigrafi
sequenz spall splenic stenos tendin tessut tibial tiroid tomografi torac toracic trombos tumor uter venos ventricol versament vertebral vescic
`,
    words: `
anca anche bilaterale completa completo con destra destro diretta dx e eco fase mano mdc piede rm rx senza sinistra sinistro sx tardiva tc
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
abdom abdominal aneurism aorta arteria articula bacia biliar calcul cerebr cervical cintilografia cist coluna consolida contrast coracao cotovelo
cran cranian derram dilata dorsal edema encefal espessament esplen estenos femoral figad fratur hematom hemorrag hepat incidencia infart isquem
joelho lesao lesoes ligament linfonod lombar mamografia menisco metastas musculo nodul obliqu ombro osso ovar pancreat pelv perfil prostat pulmon
pulmonar punho quadril radiografia renal ressonancia sacr sequenc tendao tibial tireoide tomografia torac torax tornozelo trombos tumor ultrassom
ultrassonografia umeral uterin veia vertebral vesicul
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
abdominaal alvleesklier aneurysma arterieel atelectase axiaal baarmoeder beiderzijds bekken bijschildklier blaas bloeding borstkas bovenbuik breuk
buik cerebraal cervicaal consolidatie contrast coronaal cyste echografie elleboog embolie enkel fractuur galblaas hand hersen heup infiltraat knie
laesie lateraal lever linker long longembolie longen lumbaal mammografie mediaal metastase milt nier nodul nodus oedeem onderbuik opname opnamen
pleuravocht pols pulmonaal rechter reeks sagittaal scan schedel schildklier schouder scintigrafie stenose teen thoracaal trombose tumor veneus
verdikking vergroting verkalking verwijding vinger vocht voet wervel wervelkolom
`,
    words: `
ct echo lateraal links met mr mri rechts x zonder
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
albue ankel armbage arteriell axial backen bekken bihal bihul bilateral blaer blodning brost brudd bryst columna cyst cyste emboli finger fotled
fraktur gallblas galle halsrygg handled handledd hjarn hjarta hjern hjerte hode hoft hofte hoger hojre hoved hoyre huvud infarkt knae kontrast
koronal korsrygg landrygg lendrygg lever livmoder livmor lung lunge mammografi metastas metastase milt mjalt njur nyre odem rontgen rygg ryggrad
sagittal skintigrafi skjoldbrusk skoldkortel skuldr stenos stenose svulst trombos trombose tumor ultraljud ultralyd undersogelse undersokelse
undersokning utan uten vanster venos venstre virvel
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
aort badan bark barkow biodr biodrow boczn brzuch brzuszn chlonn czaszk czolow dlon glow jajnik kamie klatk kolan kolanow kontrast kosc kostn
kregoslup krwawien krwiak krzyzow lakotk ledzwiow lokc lokciow macic mammografi miednic miesn moczow mozg mozgow nadgarst nerk obrzek ognisk pecherz
piers piersiow pluc plyn poprzeczn prostat przerzut przestrzen rentgen rezonans sciegn scyntygrafi serc sledzion staw stercz stop stopy strzalkow
sutk szyjn tarczyc tetniak tetnic tetnicz tomografi torbiel trzustk ultrasonografi watrob wezl wiezad wrotn wysiek zakrzep zaotrzewnow zatok zator
zawal zlaman zlog zmian zwezen zyln
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
аневризм аорт артери артериальн брюшн венозн выпот гематом голеностопн голов головн груд грудин грудн желез желчн жидкост забрюшинн инфаркт
исследован камн кист клетк коленн компьютерн конкремент контраст кровоизлиян легк лимфатическ локтев лучезапястн магнитн маммографи матк мениск
метастаз мозг молочн мочев мышц мягк нативн област образован опухол орган органн отек очаг очагов пазух перелом печен плечев пневмоторакс
поджелудочн позвон позвоночник полост почечн почк поясничн предстательн придаточн проекци пространств прям пузыр расширен резонансн рентген
рентгенографи связк селезенк сердц снимк сосуд стеноз стоп сустав сцинтиграфи тазобедренн ткан томограф тромбоз ультразвуков утолщен череп щитовидн
эмболи яичник
`,
    words: `
без боковая боковои вен гм костеи кости костная костнои костных кость кт левая левого левое левои левыи мр мрт обе обоих огк окт опп органов отделов
позвонков правая правого правое правои правыи пэт рг с снимков сосудов суставов таз узи узл узлов фаз шеиного шеинои шеином шеиныи
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
    endings: 's',
    stems: `

`,
    words: `
cow fascicle frfse hrct llq luq ncct rasl rlq ruq tap teeth
`,
  },
  englishPlain: {
    grade: 1,
    endings: 's',
    stems: `

`,
    words: `
adult adults neg paediatric pediatric rfs
`,
  },
  cjk: {
    grade: 2,
    endings: '',
    stems: `

`,
    words: `
あり した てした てす なし ます ません られ られる りんは節 上部 下部 両側 両肺 两肺 中等度 乳腺 再発 出血 前列腺 前立腺 単純 卵巣 双侧 可能 可能性 右侧 增厚 增强 変化 复查 子宫 子宮 左侧 平扫 异常 所見 扩张 拡張 明らか 明らかな 明显 有意 有意な 未见
术后 梗塞 梗死 正常 消化管 淋巴结 片側 狭窄 甲状腺 異常 疑い 疑う 石灰化 积液 経過 結節 结节 考え 考虑 肝脏 肝臓 肥厚 肾脏 肿块 胰腺 胸椎 胸水 脳室 脾脏 脾臓 腎臓 腫瘤 腰椎 腹水 膀胱 膵臓 術後 見られ 見られます 見られません 見られる 観察 認め 認めす
認めます 認めません 認める 転移 軽度 转移 造影 钙化 陰影 颈椎 骨折 高度 검사 결절 경부 경색 경추 골반 골절 관찰 낭종 뇌 두부 무릎 변화 복부 비조영 소견 수술 신장 심장 어깨 없음 요추 의심 이상 전이 정상 조영 종양 척추 추적 출혈 협착 흉부 흉추
`,
  },
};
