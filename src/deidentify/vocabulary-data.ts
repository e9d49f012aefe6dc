/**
 * Words that may stay in a free text, written for this project by its authors (no list was copied).
 * Words are written as `fold` leaves them (lower case, no accents: `schadel`; kana as unvoiced hiragana), so that loading is a mere split;
 * regular inflections and compounds are derived in vocabulary.ts.
 * A given name or surname does not belong here, unless it is an everyday word of imaging; if it is both, give it a line in CONTEXT.
 */

/** Words that make a phrase an imaging phrase: a word of these beside it excuses a word that equals a name. */
export const IMAGING: Readonly<Record<string, string>> = {
  anatomy: `
abdomen abdominal abdominis abducens accessory acetabulum acetabular achilles acoustic acromial acromioclavicular acromion acj adductor adenoid
adipose adnexa adnexal adrenal airspace airway ala alveolar alveolus alveoli amygdala anal anatomic anatomical anatomy anconeus angular ankle annular
annulus anterior antecubital antrum antral anus aorta aortic aortobifemoral apex apical apices appendage appendicular appendix aqueduct arachnoid arch
areola arm arms armpit arterial arteriole artery articular articulation arytenoid ascending atlas atria atrial atrium auditory auricle auricular
autochthon axial axilla axillary axis azygos baby back basal base basilar basilic basis biceps bicuspid bifurcation bile biliary bladder blood body
bone bony bowel brachial brachialis brain brainstem breast bronchi bronchial bronchiole bronchus buccal bulb bursa buttock caecum calcaneal calcaneus
calf calvaria calvarial calvarium calyces calyx canal canine capitate capitellum capitulum capsule cardia cardiac carina carotid carpal carpi carpus
cartilage cartilaginous caudal caudate cauda cava caval cavity cecal cecum celiac cell cellular central cephalic cerebellar cerebelli cerebellum
cerebral cerebri cerebrum cervical cervix cheek chest chiasm chiasma chin choana choledochus chordae choroid choroidal cilia ciliary cingulate
cingulum cisterna cistern circle clavicle clavicula clavicular clinoid clivus cns coccygeal coccyx cochlea cochlear coeliac colic colon colonic column
commissure commissural common concha condylar condyle conjunctiva conus cord cornea corneal corona coronary coronoid corpus corpora corpuscallosum
cortex cortical costa costal costochondral cranial cranii cranium cribriform cricoid crista crossing cruciate crural crus cubital cuboid cuff
cuneiform cuneus cutaneous cystic deltoid dens dental denture dermal dermis descending diaphragm diaphragmatic diaphyseal diaphysis diencephalon digit
digital disc disk distal diverticula diverticulum dorsal dorsi dorsum duct ductal ductus duodenal duodenum dura dural ear ears elbow embryo embryonic
endocardial endocardium endocrine endometrial endometrium endplate entorhinal ependyma ependymal epicardial epicardium epididymal epididymis
epigastrium epithelium erector esophagus ethmoid ethmoidal eustachian extensor external extremity eye eyeball eyes eyelid face facet facial falciform
falx fallopian fascia fascial fascicle femora femoral femoris femur fetal fetus fibula fibular filum fimbria finger fissure flank flexor flexure
foetal foetus follicle follicular foot feet foramen foramina foraminal forearm forefoot forehead fossa fovea frontal fundus fundal gallbladder ganglia
ganglion gastric gastrocnemius genicular genital genitalia genu gingiva gland glandular glans glenohumeral glenoid globe globus glottic glottis
gluteal gluteus gonad gracilis gray grey groin gut gyri gyrus hair hallux hamate hamstring hand haustra head heart heel hemispheric hepatic hepatis
hilar hilum hilus hila hindfoot hip hips hippocampal hippocampi hippocampus histiocyte humeral humerus humeri hyoid hypochondrium ileal ileum ilia
iliac iliaca iliocostalis ilium imv inferior infraspinatus inguinal innominate insula insular integument internal interstitial interstitium intestinal
introitus iris ischial ischium isthmus jaw jaws jejunal jejunum joint jugular jugulodigastric junction juxtarenal kidney knee labia labial labrum
labral labyrinth lacrimal lamina larynx laryngeal lateral lateralis latissimus leaflet leg legs lens lenticular lentiform leptomeningeal levator
ligament ligamentous ligamentum limb limbic linea lingual lingula lip lips liver lobar lobe lobular lobule locoregional longissimus longus lower
lumbar lumen luminal lunate lung lymph lymphatic lymphoid macula macular malar malleolar malleolus malleoli mamma mammaria mammary mandible mandibular
manubrium marrow masseter mastoid maxilla maxillary meatus meati medial medialis median mediastinal mediastinum medulla medullary meningeal meninges
menisci meniscal meniscus mesencephalon mesenteric mesentery mesh mesial metacarpal metaphyseal metaphysis metatarsal midgut molar mons motor mouth
mucosa mucosal multifidus muscle muscular musculature musculus myelin myocardial myocardium myometrial myometrium nail naris nares nasal navicular
neck nephron nerve nervous neural nipple node nodal nose nostril nuchal nucleus nuclei oblique obturator occipital occiput ocular odontoid oesophagus
olecranon olfactory omental omentum operculum optic oral orbit orbita orbital organ orifice os osseous ossicle ossicular ostium ostia ostial otic
outflow ovarian ovary oviduct ovum palatal palate palatine palatum palm palmar pallidum pallidus pancreas pancreatic papilla papillary parafalcine
parenchyma parenchymal parietal parieto parotid pars patella patellar pectoral pectoralis pedal pedicle peduncle pelvic pelvicalyceal penile penis
pericardial pericardium perineal perineum periodontal periosteal periosteum peripheral peritoneal peritoneum peroneal peroneus petrosal petrous
phalangeal phalanges phalanx pharyngeal pharynx phrenic pia pineal pinna piriform piriformis pisiform pituitary placenta placental plantar plantaris
platysma pleura pleural plexus pons pontine popliteal popliteus pore porta portal portosystemic posterior postvoid prepuce proximal prostate prostatic
proximalis psoas pterygoid pterygopalatine pubic pubis pudendal pulmonary pulmonic pulp pupil pupillary putamen pyloric pylorus pyramid pyramidal
quadratus quadriceps quadrant radial radialis radius ramus rami raphe rectal rectum rectus renal reproductive respiratory retina retinal retroareolar
retrobulbar rhomboid rib ribcage ribs root rotator sac sacral sacrum sagittal saliva salivary saphenous sartorius scalene scalp scaphoid scapula
scapular sciatic sclera scrotal scrotum sella sellar semicircular semimembranosus seminal semitendinosus septa septal septum serosa serosal serratus
sesamoid shin shoulder sigmoid sinus sinusoid skeletal skeleton skin skull soleus spermatic sphenoid sphenoidal sphincter spinal spine spinous
splanchnic spleen splenic splenium squamous stapes stem sternal sternocleidomastoid sternum stomach strap striatum styloid subareolar subcarinal
subchondral subclavian submental subscapularis substantia sulci sulcal sulcus superficial superior supinator supraspinatus sural suture symphysis
synovial synovium systemic talar talus tarsal tarsus tegmen teeth temple temples temporal temporalis tendinous tendon tensor tentorial tentorium teres
testicle testicular testis thalami thalamic thalamus thecal thenar thigh thoracic thorax throat thumb thymic thymus thyroid thyroidal tibia tibial
tibialis toe toes tongue tonsil tonsillar tooth torso trabecula trabecular trachea tracheal tract tragus transverse transversus trapezium trapezius
trapezoid triceps tricuspid trigeminal trigone triquetral triquetrum trochanter trochanteric trochlea trochlear trunk tubal tube tuber tubercle
tuberosity tubular tubules turbinate tympanic tympanum ulna ulnar ulnaris umbilical umbilicus unco uncinate uncus upper urachal urachus ureter
ureteral ureteric urethra urethral urinary uterine uterus utricle uvea uvula vagina vaginal vagus valgus valve valvular varus vas vascular vasculature
vastus vault vein vena venous ventral ventricle ventricular ventriculus venule vermian vermis vertebra vertebral vertex vesical vesicle vessel
vestibular vestibule viscera visceral vitreous vocal volar vomer vulva vulvar waist wrist xiphoid zygapophyseal zygoma zygomatic abd abdo abdpel
abdpelv abdpelvis ac aca acf acl acom acoma ag ags ap aplat avn axl bil bilat bl br brca brst bx cap cbd cca cfa cia cm cor cp crani csp cspine
cervspine cx cxr dcis dip dij eca eia elb ext extr fem fib fl gb gi gu hd hepat ica iac iacs ij ijv inf ivc kub lad lat lateralized lca lcx le les
leth ll lle lll lml lmca loe lsp lspine lt lu lue lul lumb lv lvef lvot mca mcl mcp med mtp nk nasoph oesoph om pa pca pcl pelv pelvi pfa pip pns pop
popl prox pt pv qf ra rca rle rll rml rt rue rul rv rvot sacr scj scap sfa si sij sma smv spl stn sup svc tfl thor thspine tib tmj tmjs tsp tspine tr
ua ub ue uext lext upr lwr vag va vc vert wb wrst abdpelvic chestabd tibfib headneck necksoft wholebody wholespine lsspine ls tls appendiceal ampulla
ampullary auricula calcar capsular cardinal caroticum cisternal cul dentate ductules endosteal epididymides epigastrica epiploic extraconal fimbrial
fornix fornices gonadal haustral hepatopetal hepatofugal hypochondriac iliopectineal incisor infundibulum infundibular intraconal intersphincteric
isthmic jugulo juxtacortical juxtaarticular lamellar lenticulostriate lienal lobulus lumbrical mastoidal meatal medullaris mesosalpinx metaphyses
midshaft neurohypophysis adenohypophysis obturatorius occlusal opercular orthotopic palpebral pampiniform parametrial parametrium parastomal
parenchymatous perifissural perinephric perisylvian pial pilonidal popliteofibular precarinal precordial pulvinar pterion ponto pyramidalis radiata
radicle rostral septi stapedial sternalis subclavius subplatysmal subungual suprachiasmatic supramarginal supramesocolic tegmentum tela transmural
transpedicular tricuspidal trochlearis tunica tympani uveal vallecula vidian zonula leadless huft gpi pvn acetabula ossification apophysis apophyseal
apophyses physis physeal trigonum tibiale fabella cyamella bursal pulley tfcc slap alpsa hagl glad lcl ucl rcl atfl cfl ptfl syndesmotic deltoideum
lisfranc
`,
  position: `
abducted abduction adducted adduction ant antero apl post supine prone decubitus decub dec recumbent erect upright standing sitting seated crosstable
lordotic obl rao lao rpo lpo lld rld lldr rad lpodec ffs hfs ffp hfp ffdr ffdl hfdr hfdl hf ff first flexion extended extension inversion eversion
everted rotated rotation neutral weight bearing swimmer frogleg frog tunnel merchant skyline sunrise townes townsend schuller stenvers caldwell
submentovertex open bite bitewing panoramic panorex opg ceph mlo cc ml lm lmo xcc xccl xccm rcc lcc rmlo lmlo rlm llm cleavage tangential spot mag
magnified magnification y grashey outlet inlet judet inspiration inspiratory expiration expiratory exp insp deep breath breathhold hold bh fb valsalva
dynamic view vw vws projection position left right side up sag sagi sagital coronal coro ax axi tra trans transversal obli short short2 sax lax
shortaxis longaxis chamber ch 2ch 3ch 4ch vla hla sa la plane orthogonal curved planar isocenter isocentre iso isocentric localizer localiser loc
scout scoutview scano topo topogram survey surview tripl plan pilot locator loca calibration cephalad caudad lateromedial plantodorsal dp axiolateral
supero infero ipsi contra plax psax a2c a3c a4c a5c gantry tilt angle angulation angulated landscape portrait ssn xyphoid pel unilat caud cran od ou
slit lamp avr avl avf xl bolster crouched kneeling mortise oblq obls pronated pronation squat supinated supination trendelenburg clenched fist stryker
zanca velpeau broden gravity mirrored upside rightside leftside mediolat xcl rolled eklund coned weightbear wtbearing nwb fwb pwb ftf ffl lpa rpa
supin recumbency dv
`,
  modality: `
ct cta ctp ctv cat mr mri mra mrv mrcp mrs mrsi mre mru mrt mrg fmri rsfmri dmri smri qmri pet spect petct petmr petmri spectct cbct mdct msct dect
hrct ldct qct pqct eos dxa dexa bmd cr dx rf xa xray xr rx usg ultrasound ultrasonic echo tte tee tvus trus ivus ice oct octa op opt opv ophthalmic
autofluorescence faf fluorescein icg angio dsa mammo tomo tomosynthesis dbt ffdm cesm mg nm nuc nuclear scintigraphy scintigraphic scintigram scan
scanner fluoro fluoroscopically elasto swe micro wsi histology histologic cytology cytologic pathology pathologic photo video ecg ekg eeg emg meg
holter waveform rtimage rtplan rtdose rtstruct rtss rtrecord seg segmentation sr ko pr reg spatial sc secondary capture ot xc camera bi bdus gm sm
slide es io ivoct ar au aud doc asmt lp epid mv kv mvcbct kvct mvct linac simulation simulator sim multimodal mpmri bpmri image img imgs im ser serie
study std exam examination acquisition acq acquire frame slice slc slab volume vol vols stack voxel pixel pixeldata dicom dcm nifti pacs ris phantom
urography ivp ivu retrograde antegrade vcug mcug hsg sinogram ptc ercp esophagram barium enema swallow mbs ugi ugis sbft meal followthrough cte ctc
babygram bonescan boneage mibi dmsa mag3 dtpa hida muga vq vqscan ventilation thyroidscan wbs datscan octreoscan mibg abus autorefraction cathlab
densitometer fluorangio gonio mammotome orthopan ptca slitlamp stereotaxy stereo vfss fees viability bioimpedance swept enface bscan ascan amode
raster onh rnfl gcl hfl rpe etdrs hrt slo uwf widefield redfree infrared nearinfrared sono usound usscan ussono uss usabd xrchest ctscan mriscan mris
petscan nmscan doppl dopp ctchest cthead ctabd ctabdomen ctpelvis ctneck ctspine ctthorax ctangio mrbrain mrspine mrknee mrliver mrabdomen mrpelvis
mrangio xrknee xrfoot xrhand mrc mrct
`,
  sequence: `
t1 t2 t1w t2w t1wi t2wi t2star t2s pd pdw pdwi pdfs pdt2 t1rho r1 r2 r2star flair stir tirm tirmfs irfse space cube vista vibe lava thrive quick fame
flash fl2d fl3d fisp trufi trufisp psif fiesta ffe bffe btfe bssfp ssfp bal balanced grass spgr fspgr efgre efgre3d mpgr gre gradient gradientecho ge
gr se spinecho tse fse fsefs tgse haste ssfse sshfse ssh ssfsh rare turbo fast epi ep2d epi2d msepi sshepi rsepi resolve propeller blade multivane
muse zoom zoomit focus dwi dwibs diff diffusion dti dtifa dsi hardi noddi dki ivim trace tracew tracewi adc adcs fa famap colfa tracks tracking bval
bvalue bvec bmax swi mip venbold swip minip mminip phase pha phs magnitude real imaginary imag perf pwi dsc dce dcemri asl pasl pcasl casl bold rest
restingstate task fingertapping language tof tof2d tof3d inhance pc pcmra velocity venc flow qflow cine tagging tagged spamm strain lge psir molli
shmolli saturation sat fatsat fs fatsup fatsaturated fatsuppressed spair spir spgrfs dixon mdixon ideal lavaflex flex opp inopp inph outph inphase
outphase oppphase oop opposed water fat wfi waterfat qalpha ir irprep prep recovery mp2rage mprage mpr tfe tfl3d turbofield ge3d se2d svs csi press
steam spectro spectrum qsm qbold gremt mt mtc mtr cest apt ute zte silent quiet quietx caipi caipirinha grappa sense msense asset arc ipat pat mb
multiband sms hyperband accel acceleration factor cs csense aphase rl lr blip topup fieldmap fmap b0 b1 b1map b0map shim navigator nav navi pace trig
trigger gate prospective retrospective retro prosp retrog freebreath delay del early late dyn dyna twist tricks trak keyhole grasp radialvibe star
starvibe bolus boluschase chase care test timing caretrack smartprep surestart plain native nativ enhanced ce nce ceus hbp pvp art ven equil
equilibrium excretory washin washout sub subs subt motioncorrected moco moco3 mocoseries norm nd dis2d dis3d dist2d dist3d distortion corrected corr
correction filt filter p2 p3 p4 s2 s3 isotropic aniso anisotropic resol resolution highres hires hr lowres res thin thick smooth sharp soft hard stnd
standard detail edge ultra acs kernel krn rec recon reconstruction reformat ref refor mprs cpr mpvr vr vrt vrd volren rendering ssd surface endo fly
flythrough fusion fuse overlay summary key keyimage screen save screensave screenshot dose dosereport doserep doseinfo dlp ctdi ctdivol eff effective
mono monoe monoenergetic keV kev kvp low mixed mix iodine iodinemap vnc virtual rho zeff electron density spectral de gsi dualsource ds spiral helical
helix hel seq sequential sequence step shoot stepandshoot axialmode wide stationary monitor tracker interval veo asir asirv asirtm idose imr idr aidr
aidr3d admire safire mbir fbp osem osem3d tofosem truex ultrahd qclear bsrem psf mlem nac nacs attn atten attenuation attcor ctac mrac umap mumap
static gatedpet listmode emission transmission scatter randoms decay normalization blank sino crosscal suv suvbw suvlbm suvbsa suvmax suvmean suvpeak
suvs mtv tlg coilcheck coil spinecoil array channel flexcoil loop quadrature quad transmit receive tx b1000 b800 b500 b50 b100 b400 b1500 b2000 te ti
nex nsa etl esp bw matrix fov fovs rfov tau tm gap slthk thk thickness increment inc incr overlap interp interpolation zip zip2 zip512 phaseenc freq
encode dir dirs direction medic mers merge cosmic ciss drive dess desstof pdte vfa mecho mgre megre memp mfgre minflip megremaps quant quantitative
relax map maps mapping synthetic syn symri magic mrfingerprint mrf fingerprint refscan senseref coilsens sensitivity calib cal prescannorm adj adjust
aahead aascout autoalign swishims aa scoutmpr dotengine dot compass tim timct setup asl3d pcasl3d 3dasl satband bband blackblood darkblood brightblood
db bb whitematter tshim sosr vfl fatnav motioncorrection nomoco pulse hrf rvs lvs saxcine laxcine cinesax tcine sax4ch aoflow paflow smart best diast
diastole diastolic syst systole systolic sw dstream sssh xyz dflair bpm fid hrbrain autocorrelation ave bipolar blackout centric combo concat
concatenation conv crossplane dualecho dwell echotrain ernst exc excitation fatfraction flc flip fourier fsee gapless gmap gmwm gradunwarp inline
inplane kspace mavric metalartifact imar semar mebold mindiff nonselective nodim nonproj nulling nulled offresonance onresonance oversample
parallelimaging passthrough pld preinj precon premod presat phasedarray phasemap phaseoversampling qsmmap readout readoutsegmented relcbf relcbv
repetition rfpulse rotating rovir semac vat shots multishot singleshot singleband slicegap snap softplan spoil spoiler spinlabeling sweep tailored
tfeepi turbospin unaliasing unwarp upsample vfamap wfs whiteblood wip relaxivity mvxd proset xd exh inh endexp endinsp fractional anisotropy
diffusivity eigen eigenvalue eigenvector connectome parcellation t1map t2map t2starmap r2map ecv ecvmap mgc psirmag mar vibrant bravo disco fgre
fastcard fastcine promo silenz tsecard trance btrance prest sshtse quickstep fastview hipco medicse dualfov dbfse tbfse vflair pdt1 t1post t1pre t2fs
t1fs t1fl t1se t1tse t2tse t2gre t2gradient t1gre t1spgr t1space t1flair t2flair t1vibe t1fatsat t2fatsat stirfat lgepsir psirlge sasha t1molli
tirmtra cinef rtcine realtime sencoded strainenc dir2 hastemv haste4 hydro mrmyelo thinmip rawavg adcmap eadc dadc radc exponential expadc
isotropicdwi calcb calculated highbvalue cdwi focusdwi reducedfov rfovdwi ssdwi msdwi readoutdwi dwitrace tracemap colorfa mddti ad fatracks cst
fmrilang bold1 taskbased checkerboard hcr cvr rcbv rcbf cbfmap cbvmap mttmap ttpmap tmaxmap mismatch penumbra permeability k2 maxslope slopemap
washinmap mslope pei arterial1 lateart earlyart hepart portv pvphase del1 delay3 delay5 delay10 min20 hbp20 hepatobil mrgated fbgated bellows respcomp
respgated rgated ecggate cardiacgated pgated vcg
`,
  contrast: `
contrast con cont contr ctrst cntrst iv ivcon ivcontrast w wo wwo wow wi noncon nonc nocon nc ncon plus minus pre premed orally po iodinated gad gado
gd gadolinium gadobutrol gadavist gadovist gadoteridol prohance gadoterate dotarem clariscan gadobenate multihance magnevist gadoxetate gadoxetic
eovist primovist gadodiamide omniscan gadoversetamide optimark gadofosveset ablavar vasovist gadopiclenol elucirem vueway gbca feraheme ferumoxytol
feridex resovist sinerem mangafodipir teslascan iohexol omnipaque iopamidol isovue iopamiro iopamiron niopam iodixanol visipaque ioversol optiray
iopromide ultravist iomeprol iomeron imeron iobitridol xenetix ioxaglate hexabrix ioxilan oxilan diatrizoate gastrografin hypaque renografin conray
iothalamate cysto cystografin lipiodol ethiodol ethiodized readicat readi varibar breeza omni definity optison lumason sonovue levovist sonazoid
perflutren agitated saline bubble co2 carbon dioxide xenon krypton technegas air gas gel jelly mannitol glucagon buscopan butylscopolamine scopolamine
hyoscine lasix furosemide secretin morphine cck kinevac captopril adenosine regadenoson lexiscan dipyridamole persantine dobutamine stress
pharmacologic nitroglycerin nitro metoprolol beta blocker diazepam lorazepam midazolam sedation sedate propofol anesthesia anaesthesia anesthetic
lidocaine fdg fludeoxyglucose fluorodeoxyglucose f18 fluorine fluoride naf sodium fluciclovine axumin flt fmiso faza fes fet fdopa dopa florbetapir
amyvid florbetaben neuraceq flutemetamol vizamyl flortaucipir tauvid av45 av1451 pib psma pylarify dcfpyl fpsma illuccix locametz dotatate dotatoc
dotanoc netspot detectnet gallium ga ga68 ga67 fapi choline acetate methionine ammonia rubidium rb rb82 cardiogen n13 o15 c11 cu64 copper zr89
zirconium i131 i123 i124 i125 iodide rai tc tc99m tc99 technetium pertechnetate sestamibi cardiolite tetrofosmin tilmanocept lymphoseek sulfur colloid
sulphur mdp hdp hmdp medronate oxidronate maa macroaggregated albumin pentetate mertiatide succimer hmpao exametazime ceretec ecd bicisate neurolite
mebrofenin choletec disofenin hepatolite rbc rbcs wbc ultratag pyp pyrophosphate indium in111 oxine pentetreotide octreotide capromab prostascint
thallium tl tl201 thallous chloride ioflupane iobenguane azedra adreview xofigo radium ra223 lu177 lutetium lutathera pluvicto y90 yttrium therasphere
sirspheres sm153 samarium sr89 strontium xe133 kr81m ge68 germanium cs137 cesium co57 cobalt ir192 iridium pd103 palladium tracer radiopharmaceutical
isotope nuclide inject injection injector inj uptake activity residual infusion drip flush administered administration agent medium media
concentration rate osmolar lowosmolar ionic extravasation allergy allergic reaction premedication premedicated creatinine egfr gfr metformin accupaque
biliscopin bismuth cholografin dotagraf endobilia ethiod gadobenic gadolin imagent iodipin iomeprolum iopentol iotrolan isovist iotroxate
ioxithalamate lymphazurin magnegita magnograf microbub micropaque myodil opacify peritrast polibar rayvist renovist scanlux sinographin solutrast
telebrix tomray unilux urografin urovist urovison methylcellulose psyllium polyethylene glycol sorbitol pineapple juice milk effervescent granules
faecal stool cleansing cathartic bisacodyl cannula antecub venflon injectate chaser nacl pss fluoroestradiol fluoroethyltyrosine fluoromisonidazole
fluorothymidine fluciclatide piflufolastat flotufolastat copper64 satoreotide edotreotide oxodotreotide pentixafor exendin pentixather mk6240 pi2620
florbeta dasb raclopride fallypride dtbz fppcit betacit altropane trodat sulesomab besilesomab fanolesomab tektrotyd leukocytes nanocolloid nanocoll
nanotop sentinel sln methylene sincalid krypton81m xenon133 xenon129 hyperpolarized 3he helium aerosol technescan rapiscan aminophylline caffeine
theophylline glyceryl trinitrate ivabradine esmolol landiolol glucose bgl bsl hydrated hydration halflife
`,
  unit: `
mm dm km um mm2 mm3 cm2 cm3 mls cl dl ul ccs l liter litre milliliter millilitre g gms gram kg kgs mcg ug ng pg lb lbs oz pound inch ft mgml mgi mgiml
mgi100 mmol mol mmoll umol mosm meq iu miu mci uci ci bq kbq mbq gbq kbqml bqml millicurie becquerel cts cnts counts kcts kcounts cps cpm kcps s sec
secs second msec ms usec ns min mins minute hrs hour h d day days wk wks week weeks mo mos month mth mths yr yrs year yo am pm hz khz mhz ghz rpm fps
hpf lpf dbs v mev ev ma mas mamp ampere mamin kw kva t tesla gauss mtm gy cgy mgy ugy ugym2 dgycm2 mgycm mgycm2 gycm2 gycm sv msv usv rads rem mrem hu
hounsfield houndsfield ppm pct percent percentage deg degs degree c celsius f k mmhg kpa bar cmh2o atm px pix pts dpi lpcm lpmm bit bits byte kb tb x
ppd pack pys packyears pkyr mlmin mlmin100g mlsec mlkg mgkg kgm2 ngml mgdl iuml mlg ms2 cms mps cmsec msq sqm sqcm sqmm s1 kdpi sd snr cnr cv n nos
num two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand million half third quarter fourth fifth sixth seventh eighth ninth tenth single double triple dual quadruple pair grays ii iii vi vii
viii ix xi xii xiii 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th th st rd mgm ccsec cmwater ohm joule watt cd cdm2 millimeter millimetre centimeter
centimetre micron nanometer meter metre millisecond millivolt kilovolt milliampere milligray centigray sievert millisievert milligram
`,
  procedure: `
ablation ablate aneurysmorrhaphy amputation anastomoses anastomotic aspirate aspiration augmentation biopsy biopsied bypass cabg cannulation catheter
catheterization catheterisation cath chemoport clip closure conization core cryoablation curettage debridement deployment deployed dilatation dilation
dissection drain drainage embolization embolisation embolized evar excision excisional exploration fenestration fine needle fna fnac fixation graft
guidance guided gtube jtube gjtube hardware hartmann implant implantation incision insertion instrumentation instrumented intervention interventional
intubated intubation lavage lead ligation ligature line localization localisation marker orif ostomy pacemaker pacer aicd icd pacing peg picc pigtail
pinning pins placement plasty plate port portacath procedure prosthesis prostheses prosthetic puncture radiofrequency rfa recanalization reduction
removal repair replaced resected retrieval revascularization screw seed sheath shunt staple stent stereotactic stereotaxis stitch tace tare tavi tavr
tevar tips trach transplant transplantation turp vacuum vats wire whipple nissen fundoplication billroth bentall fontan glenn norwood ross ilizarov
ett ngt ogt dht vpshunt vp vps evd iabp lvad ecmo cvl cvc permacath permcath tlso spacer cage rod rods plif tlif alif acdf ttm tha tka thr tkr hemi
surveillance routine stat emergency emergent urgent elective trauma traumascan stroke code workup rule ro eval evaluate evaluation assess followup fu
fup fol follow stage baseline preop postop intraop operation operative surgical surgery surgeon treatment treated therapy therapeutic diagnostic
screeningmammo lowdose protocol prot limited limt ltd complete comp cmplt complt cpt full partial multiple mult multi additional addl add extra repeat
rpt retake reject unspecified portable mobile bedside icu picu nicu ccu er ed ip inpatient outpatient ward clinic theatre consult interpretation
foreign import copy opinion addendum specimen block stain section gross hande hematoxylin haematoxylin eosin ihc immunohistochemistry paraffin
formalin fixed fixative frozen embedded embedding smear cytospin brightfield trichrome age length sniff arthro myelo hystero gastro neuro cardio vasc
msk peds ped pediatric paediatric paed child infant neonate neonatal newborn adult ob gyn obgyn obstetric trimester gestational biophysical profile
anomaly level growth dating tcd doppler duplex triplex color colour power pw cw mmode bmode harmonics thi sie calcium score cacs heartflow ffr ffrct
cfr tavrplanning ruleout ttr pe pulmembolus runoff run runs renalstone stoneprotocol uro allograft autograft homograft xenograft balloons banding
cementation cement debulking decortication defibrillator denervation disarticulation electrode stimulator vns ebus embolised endoscopically
enucleation exenteration extubated extubation herniorrhaphy laparoscopically lasik phacoemulsification pseudophakia phakic aphakic iol buckle ligated
marsupialization myectomy myotomy neobladder pcnl eswl osteosynthesis penetration roadmapping sclerosant shave sleeve sling snare stentgraft stoma
thermoablation microwave mwa hifu electroporation ire transthoracically vitrification tep hemitep duokopf dhs pfn pfna gammanail spickdraht spickung
fixateur externe interne fixator brace splint spica halo collar bandage dressing gauze swab cardioverter crtd linq ilr recorder watchman occluder
amplatzer mitraclip neochord ecls impella quinton hickmans groshong dobhoff pan lockerung mpi apbi mammosite savi harvest crossmatch living allocation
postop1 pod1 stagingct ncct cect nect necta pect cecta lowdosect angioct perfct ctperf ctguided mrguided usguided xrguided
`,
  reconstruction: `
algorithm convolution backprojection iterative iteration subset reconstruct gaussian hann hamming butterworth ramp shepp parzen metz cutoff order fwhm
learning dlr dlir airrecon aice truefidelity precise advanced intelligent clear truesound noise resampled rescale slope intercept lut luts voi
modality presentation window width wl ww wc center centre invert monochrome rgb palette ybr annotation annotated burned mask segment contour structure
structureset registered registration rigid deformable affine warped warping coregistered coreg alignment normalize template harmonized quantized
rendered montage mosaic tile thumbnail jpeg jpg png tiff bmp jls jpegls jp2 j2k htj2k lossless lossy compression ratio interleave bitmap mpeg mpeg4
mp4 avi wav decoded transcoded irreversible reversible progressive deflated endian implicit explicit derived original primary derivation processed
processing raw avg average max maximum minimum sum summed difference product stdev deviation variance percentile skewness entropy texture radiomics
feature fit fitted error model par cbf cbv mtt ttp tmax tmip ktrans kep ve auc iauc wash peak onset arrival transit sphere ellipsoid ellipse polygon
rectangle freehand caliper measurement measure roi rois rci graphic arrow text label composed composing composite collage batch synthesized synth
cview br30 b30f b31f b35f b40f b41s b45f b50f b60f b70f b75f b80f h10s h20s h30s h31s h37s h40s h60s h70h i26f i30f i31f i40f i70f j30s j45s u90u d30f
t20f fc03 fc08 fc12 fc13 fc18 fc30 fc50 fc51 fc52 fc81 fc86 yb yc ya yd fc lungb chst stndrd stdplus boneplus bl57 br36 br38 br40 br44 br46 br49 br54
br56 br59 br60 br62 br64 br68 bv36 bv38 bv40 bv44 bv48 hr36 hr38 hr40 hr60 hr64 hn hp hc hv qr36 qr40 qr44 qr56 sa36 sa40 uf uh sf sn bowtie filament
focal collimation pitch current voltage modulation caredose caredose4d autoexposure exposure aec smartma noiseindex grid detector panel imager
flatpanel cassette ccd photon counting pcct quantumplus quantum uhr vmi antialiasing apodization backproject bilinear trilinear spline interpolate
calibrated coefficient colorcoded colormap colorscale convolved crop skullstrip dilate eroded downsample endview equalize equalization exported
exports framewise fullfov greyscale grayscale hybridir isosurface keyframe layout logarithmic lookup luminance mippr meanip matrices monochrome1
monochrome2 nonlinear offline online optimised panned pansharp pixelwise postprocess preset projectional quantisation raycast rawdata rebin recursion
resampling resize scaling sharpen sharpest shearwarp sumimage supersampled thresholded thresholding transparent transparency unwrapped unwrapping
viewport voxelsize wavelet weightedsum xmip cinematic cvrt spin tumble cutplane centerline cardscore graph charts plots
`,
  vendor: `
siemens healthineers philips healthcare gems gehc toshiba canon hitachi fuji fujifilm fujirebio agfa carestream kodak konica minolta hologic lorad
selenia dimensions samsung medison mindray esaote shimadzu neusoft varian elekta accuray brainlab raysearch bruker zeiss meditec heidelberg
engineering topcon nidek optos olympus leica aperio hamamatsu barco sectra terarecon lunit medis intelerad mckesson cerner ziehm planmeca sirona
vatech swissray analogic icad bracco guerbet bayer schering mallinckrodt nycomed amersham medrad picker marconi elscint adac cti ecat acuson atl hdi
sonosite bk supersonic aixplorer zonare biosound diasonics vingmed marquette imatron tomtec qure riverain aidoc vizai uih unitedimaging systems
medical corporation corp gmbh co company electronics technology manufacturer vendor equipment device software version workstation console station
server somatom definition force emotion sensation perspective naeotom magnetom avanto aera skyra prisma altea verio espree symphony sonata essenza
biograph mmr mct horizon vision symbia intevo ecam artis axiom zee zeego aristos luminos ysio multix mammomat sequoia antares cardiette syngo leonardo
mmwp plaza revolution optima lightspeed vct hispeed brightspeed discovery signa hdxt hdx excite architect pioneer voyager infinia millennium hawkeye
xeleris senographe pristina senoclaire innova logiq vivid voluson venue definium proteus precision brivo goldseal advantx advantage brilliance
ingenuity ict iqon incisive mx8000 mx gemini vereos ingenia ambition elition achieva intera gyroscan allura azurion xper epiq affiniti iu22 ie33 cx50
lumify digitaldiagnost essenta skylight precedence brightview aquilion genesis lightning activion asteion vantage galan orian excelart aplio xario
infinix celesteion ultimax echelon airis aperto scenaria supria arietta prosound fdr synapse truebeam clinac halcyon ethos synergy versahd agility
cyberknife radixact gammaknife leksell eclipse pinnacle raystation oncentra iplan mimvista mosaiq rapidarc vmat imrt igrt sbrt srs exactrac alignrt
catalyst xvi obi spectralis cirrus stratus maestro triton visucam daytona visante pentacam lenstar iolmaster osirix horos radiant slicer itk itksnap
fsl spm freesurfer dcmtk dcm4che pydicom gdcm orthanc matlab python java dcmjs dcmqi ablatherm mevion proteusone proton cyclotron synchrotron gamma
anger collimator lehr leap megp hegp pinhole parallel fanbeam cone beam conebeam lunar qdr horizonw delphi prodigy idxa mobilett polymobil siregraph
sireskop bucky didi ceiling table wallstand couch tabletop carm oarm arcadis cios
`,
  finding: `
aberrant abnormal abnormality abscess absence absent abutting achalasia acute adenoma adhesion adhesive agenesis aids alopecia amyloid anaemia anemia
anasarca anencephaly aneurysm aneurysmal angina angioma ankylosing anomalous anosmia anteversion anuria anxiety aphasia aplasia apnea architectural
arrest arrhythmia artifact artefact artifactual asbestos ascites aseptic asphyxia asthma asymmetrical asymptomatic ataxia atelectases atheroma atresia
atrophic atrophy atypia atypical avascular avulsed avulsion bacterial barotrauma benign bifida bifid bleb bleed bloody blunt blurred blurring
bradycardia breakage broken bruise bulge bulla bullous bunion burn burns cachexia calcific calcification calcified calcifying calculi calculus callus
cancer cancerous candidiasis carcinoid carcinoma caries cataract cavernoma cavernous cavitary cavitated cavitation cholestasis cholesteatoma chondroma
chordoma chorea chronic chronicity cirrhotic claudication cleft clot coalescence coarctation coarse coarsened colitis collapse collateral collection
coma comminuted comminution communicating compress compressive concussion confluent congenital congested congestion congestive consolidation
consolidative constipation constriction contained contamination contracture contusion convulsion copd cough covid covid19 sars crack crepitus crisis
croup crush cva cyst dandy deafness deformed deformity degenerated degeneration degenerative dehiscence delirium dementia demineralization
demineralized demyelinating demyelination dense depression dermoid desiccation destruction destructive developmental deviated diabetes diabetic
diastasis diminished diplopia discoid discoloration disease disfigured disorder displaced displacement displacing dissecting disseminated distended
distension distention distorted distress diverticular dizziness drop duplication dwarfism dyspepsia dyspnea dysuria eburnation echogenicity eclampsia
ectasia ectatic ectopia ectopic edema edematous effaced effacement effusion embolic emboli embolism embolus emesis emphysema emphysematous empyema
encapsulated encasement enchondroma endometrioma enhancement enhances enhancing enlarged enlargement enlarging enthesophyte entrapment eosinophilic
ependymoma epilepsy epileptic epistaxis erosion erosive erythema etiology eventration exophthalmos exophytic expansile extensive extramural
extravasated extruded extrusion exudate exudative failure fall fallen fatigue fatty fecal febrile fever fibroid fibroma fibrotic fibrous filling
fistula flattening flattened fluid foci fracture fragment fragmentation free fungal fusiform gangrene gaseous gerd germinoma giant gigantism glaucoma
gbm glioma gliosis gliotic goiter goitre gout gouty granuloma ground glass groundglass ggo gunshot gynecomastia haematoma haemorrhagic hairline
hamartoma headache heartburn hemangioma hematemesis hematochezia hematologic hematoma hemianopia hemimegalencephaly hemophilia hemoptysis hemorrhage
hemorrhagic hemorrhoid hemosiderin hepatoma hcc hernia hernial herniate herniation herpes heterogeneity heterogeneous heterogenous heterotopic
heterotopia hiatal hiatus hiv homogeneous homogenous honeycomb hydatid hydatidiform hydrocephalus hydropneumothorax hydrops hydrosalpinx hygroma
hyperattenuating hyperdense hyperechoic hyperinflated hyperinflation hyperparathyroidism hypersignal hypertensive hyperthyroidism hypertrophied
hypoattenuating hypodense hypoechoic hypogonadism hypokinesia hypokinetic hypometabolism hypermetabolism hypoperfusion hyposignal hypospadias
hypotensive hypothyroidism hypoxia hypoxic ictal icterus ileitis ileus immunocompromised immunosuppressed impacted impaction impaired impairment
imperforate impinged impingement impression incarcerated incidental incidentaloma incompetence incompetent incomplete incontinence indentation
indeterminate indolent infarct infarction infected infection infectious infertility infestation infiltrate infiltrates infiltrating infiltration
infiltrative inflamed inflammation inflammatory influenza injured injury innumerable insufficiency insult intact intense intensity interrupted
intoxication intractable intramural intussusception invaded invades invading invasion invasive involuted involution ipmn ischaemic ischemic isodense
isoechoic isointense itis jaundice keloid keratoconus kidneystone kink kyphotic laceration lacuna lacunar lacune laxity leak leakage leiomyoma leprosy
lesion lesional lethargy limp lipoma listhesis lithiasis loculated loculation loose loosening loss lucency lucent lump luxation lymphocytic lymphoma
lytic macrocephaly malacia malabsorption malaise malaligned malalignment malaria malformation malignancy malignant malnutrition malposition
malrotation malunion mass matted melanoma melena meningioma menopausal menopause mesothelioma metabolic metallic metastasis metastatic metastasized
mets met microcephaly migraine miliary misalignment miscarriage mitral moderate moniliform morbid morbidity mucinous mucoid mucous mucus multifocality
multilobulated mumps murmur mycetoma mycobacterial mycotic myeloma myoma myopia myxoid myxoma narrowed narrowing nausea necrotic necrotizing neoplasm
nephrotic neuroma neutropenic nevus nidus nociceptive nodular nodularity nodule nonfunctioning nonhealing nonspecific nonunion nsclc numb numbness
nystagmus obesity obese obliterated obliteration obscured obstructed obstructing obstruction obstructive occluded occluding occlusion occlusive occult
oedema oedematous oligohydramnios opacification opacified opacity opaque organized osteoblastic osteochondral osteoma osteopenic osteophyte
osteophytic osteoporotic otitis overload overuse pain painful painless pallor palpable palpitations palsy papilloma paresis paresthesia parkinsonism
passage peeling penetrating perforated perforation pericholecystic peristalsis persistent pes phlebolith phlegmon phlegmonous pinched plaque pleurisy
pneumobilia pneumocephalus pneumocystis pneumonia pneumothoraces ptx polyhydramnios polyp polypoid postherpetic pouch pregnancy pregnant premature
prematurity prolapse proliferation proliferative prominence prominent protruding protrusion pseudoprogression psoriasis psoriatic ptosis purpura
purulent pus pyosalpinx pyuria radicular radiopaque rash recurrence reflux regurgitation rejection relapse resorption restricted restriction
restrictive retained retention reticular reticulation reticulonodular rheumatic rheumatism rheumatoid ribboning rickets rim rimlike rupture saccular
sacralization sarcoid sarcoma scar schistosomiasis schizophrenia schwannoma sciatica scleroderma sclerosing sclerotic scoliotic seizure sepsis
septated septations septic sequela sequestrated sequestration seroma serous serpiginous shadow shift shock shortness sicca sickle situs sleep slipped
slitlike sludge smallcell smoke smoker soreness spasm spasmodic spasticity spheroid spiculated spiculation splenule splinter spondylotic sprain spur
stab stable stenotic stiffness stone stones stranding stranded strangulated streaky striated stricture stump subgaleal subluxed submassive
subsegmental subsolid suppurative swelling swollen symptom symptomatic syncope syndesmophyte syndrome syndromic synechia syphilis syringomyelia syrinx
tachycardia tamponade tear tenderness tender tension teratoma terminal tethered thickened thickening thrombi thrombosed thrombotic thrombus thymoma
tia tingling tinnitus tophi tophus torn torsion torticollis tortuosity tortuous toxic toxicity traction transition transitional transudate traumatic
tremor trisomy truncus tuberculoma tuberculous tuberous tubo tumefaction tumor tumour tumoral tumorous ulcer ulcerated ulceration ulcerative
unconscious undescended underinflated uniformity unresponsive unresectable unsteady uraemia uremia uremic urinoma uti uveitis vacuole varicella
varices varicose varicosities varix vasculitides vegetation vertigo viral virus volvulus vomit weakness wedge wheezing whiplash widened widening wound
afib aaa aaas adpkd ards avm avms bph cad chf ckd cll cml crc csf dvt dvts dlbcl esrd etoh fnh fx fxs gct gist gsw ha hcv hbv hodgkin htn htx hx iddm
niddm ild ipf ivh sah sdh edh ich ibd ibs uc kgm lvh mds mi mvc mva mvr nhl nsip uip osa pad pvd phx pna prob ptsd pud pcos pid scc sclc sob tbi tcc
tnbc tnm uri uvj upj vte vsd asd pda pfo dorv hocm arvc sle als nph pml pres hie ivdu ams ssi stemi nstemi aki arf ugib lgib gib sbo lbo npc hnscc opc
nec nen net nets pnet gep cup mgus smm mrd lcis idc ilc ibc lirads pirads tirads orads lungrads nirads crads aspects fazekas tics bosniak gleason isup
agatston fisher breslow figo ajcc recist irecist rano choi deauville lugano kellgren modic pfirrmann meyerding weber salter danis ao schatzker garden
frykman mason adhd afi amh bmi bp bnp bun cbc ca125 ca199 cea psa tsh lft lfts hb hgb hct inr ptt plt crp esr afp hcg bhcg hba1c ldl lab labs culture
size silhouette border diameter circumference defect pole interpolar positron connective illumination laser ophthalmoscope wax buffered microscope
intelligence gaze soluble rvsp pasp lvedp lvedv lvesv lvedd lvesd rvef tapse laa rvh pht vti ava ps mvp tvp sam rwma ivs pwd dcl emax ea ee asc desc
stj sov bav tav jet jets eroa pisa iron wing tails rind rindlike cystlike crazypaving paving treeinbud budding reversedhalo airtrapping trapping plug
heterotaxy isomerism dextrocardia polysplenia asplenia horseshoe ptotic malrotated brodel cortexthinning porcelain sludgeball gravel milkofcalcium
phrygian rokitansky aschoff choledochal caroli biloma hemobilia walledoff necrosum sidebranch mainduct wopn ctsi mctsi balthazar onlay cavitating
cavern telangiectasias capillary dva nidi sclerosed polymicrogyria lissencephaly schizencephaly pachygyria holoprosencephaly septooptic callosal
dysgenesis craniopharyngioma adamantinoma oligodendroglial astrocytic glioneuronal dnet ganglio paragangliomas antrochoanal mucoceles oma bullosa
haller agger nasi onodi atretic dehiscent jugularbulb highriding osteoid ossifying aneurysmalbone desmoid giantcell pvns ganglionic meniscoid bucket
buckethandle radialtear rootear contusional kissing pivotshift bankart perthes labralcyst interstitialtear retracted goutallier atrophied
hydroxyapatite impinging osacromiale hooked type2 spurformation eburnated geode subchondralcyst shinsplints plica hoffa fatpad bakers ganglioncyst
coalition alta baja tttg defectbilateral listheses highintensity bulgingdisc sequestered sequestrum lateralrecess flavum synovialcyst schmorl
modictype endplatechanges syringes diastematomyelia tetheredcord asymmetries ejection flail akinesis akinetic dyskinesis dyskinetic kinesis
contractility inotropic preload afterload hypoperfused hyperperfused instent dissected intimal falselumen migration migrated bayonet overriding
distracted greenstick torus salterharris toddlers malunited ununited delayedunion bridging involucrum cloaca brodie bamboo improving unchanged
progressed stableappearing waning worsening
`,
  therapy: `
radiation irradiation irradiated chemo crt hormonal adjuvant neoadjuvant palliative curative boost sib fraction fractionation fractionated field
fields arcs mlc applicator energy units mu prescription prescribed adaptive adapted verification verify qa isodose dvh constraint objective target ptv
ptvs gtv gtvs ctvs itv itvs igtv ictv gtvn gtvp gtvt ctvn ctvp ctvt ptvn ptvp ptvt ptvboost gtvnd ctvhr ctvir hrctv irctv oar oars prv prvs avoid
avoidance ring shell hotspot coldspot optim optimization optimized expansion expanded margin outer inner outline patient support spinalcord cordprv
brainstemprv opticnrv nrv lensl lensr eyel eyer cochleal parotidl parotidr submand subm smg constrictor pharynxconst pconst cricopharyngeus lungl
lungr totallung lungtotal breastl breastr chestwall wall smallbowel largebowel bowelbag bag bowelsmall bowellarge rectalwall bladderwall penilebulb
femoralhead femhead femheadl femheadr kidneyl kidneyr livergtv liveruninvolved hippocampusl hippocampusr tumorbed ln lns surgclips fiducial goldseed
bbs user origin reference point poi calc calcpt kvcbct drr drrs align dots tattoo aquaplast vaclok vacbag belly board immobilization abc dibh avgip
phase0 phase50 ct0 ct50 te50 exhale inhale inhalation exhalation amplitude fourd 4dct brachy hdr ldr pdr tandem ovoid cylinder sabr srt wbrt pci tli
ima imn imrtplan course boost1 zprv z temozolomide avastin bevacizumab keytruda pembrolizumab nivolumab ipilimumab cisplatin carboplatin taxol
paclitaxel docetaxel tamoxifen letrozole rituximab rchop abvd folfox folfirinox steroid dexamethasone prednisone aspirin heparin warfarin coumadin
lovenox insulin antibiotic oxygen tpa alteplase clopidogrel plavix amiodarone methotrexate opioid ibuprofen tps xio ccw dmax dmin dmean d95 d98 d2 d50
v20 v5 v10 v30 v95 v100 ghi conformity homogeneity monitorunit bev dcs dpv openfield cerrobend mlcfield subfield fieldinfield lattang medtang
supraclav scv pab axboost imc eboost matchline halfbeam beamlet halfarc fullarc partialarc arc1 arc2 arc3 coplanar vertexfield aap llat rlat g0 g90
g180 g270 planqa deliveryqa phantomqa ctsim resim rescan4d ctplan plansum sumplan plan1 plan2 plan3 replan1 adaptive1 boostplan conedown cd1
initialplan phase1 phase2 phase3 course1 c1 c2 c3 rx1 rx2 rx3 tx1 unapproved lungexp liverexp bowelexp stomachexp kidneyexp ptvexp ptveval ptvopt
ptvcrop ctvcrop gtvmr gtvpet gtvct gtvbrain gtvnode gtvprimary gtvtumor gtvln ctvln ctvprostate ctvsv ctvnodes ctvbed ctvboost ctvlow ctvhigh ctvmid
ptvlow ptvhigh ptvmid ptvln ptvnodes ptvprostate ptvsv ptvbrain ptvlung ptvliver ptvbed ptvbreast ptvchest ptvhn ptv1 ptv2 ptv3 ctv1 ctv2 ctv3 gtv1
gtv2 gtv3 itv1 itv2 itvlung itvliver musc constrict glnd brachialplex brachialplexl brachialplexr esophaguss esophinlet temporallobe templobe hippo
braincore skinrind skin3mm skin5mm ribsl ribsr heartlv lvheart ladprv greatvessels pericard proximalbronchialtree pbt bronchtree bowelloops rectumant
rectumpost spaceoar hydrogel seminalvesicles semves penbulb prosturethra bladderneck femurl femurr pelvicbones equina
`,
  german: `
abszess achse alter ader aderhaut angeboren arterie aufnahme auge augen ausgussstein aussen axiale bauch bauchraum becken beckenboden befund befunde
befundung beidseits bds bein beine beinvenen belastung beugung bewegung bilder bild blase blut blutung brust brustbein brustkorb bws hws lws isg hwk
bwk lwk swk osg darm daumen defekt dickdarm dunndarm druse durchleuchtung durchmesser ebene ellenbogen ellbogen embolie entzundung entzundlich erguss
ergusse erkrankung erweiterung ferse fettgewebe flach fragestellung fraktur frei fremdkorper fuss fusse fusswurzel galle gallengang gallenwege
gebarmutter gefass gefasse gefassdarstellung gehirn gehorgang gelenk gelenke gelenkspalt gesicht geschwulst gewebe gutartig bosartig hals
halsschlagader handwurzel harn harnleiter harnrohre harnstau haut herd herde herz herzens herzgrosse herzschatten herzspitze hirn hirnstamm hirnnerv
hoden hufte innen infarkt innenohr jochbein kalk karzinom kehlkopf kiefer kind kinder kleinhirn knie kniescheibe knochen knochendichte knorpel knochel
knoten komplett kompression kontrast kontrastmittel kontrastmittelgabe kmgabe kontrolle kopf korper kreuzbein kreuzband lage lagerung lasion leber
leberherd leiste lendenwirbelsaule links linkes linke linker linksseitig lunge lungenrundherd lungenspitze lungenflugel magen mandel messung metastase
milz mitte mittelfuss mittelhand mittelohr mittellinie muskel muskeln muskulatur nacken nase nasennebenhohle nnh nebenniere nerv netzhaut niere
nierenstein oberarm oberbauch oberkiefer oberlappen oberschenkel ohr pankreas patientin prostata rachen raumforderung rechts rechte rechter
rechtsseitig rippe rontgen ruckenmark ruptur schadel schenkelhals schichtdicke schicht schichtbild schilddruse schleimhaut schlusselbein schmerz
schnitte schnittbild schnittfuhrung schulter schultern schwellung schrag sehne sehnerv seitlich seite speicheldruse speiserohre stenose strecke
streckung tumore untersuchung unterarm unterbauch unterkiefer unterlappen mittellappen unterschenkel ubersicht ventrikel verdacht verengung verkalkung
verlauf verletzung verschluss vergrosserung wadenbein schienbein wandverdickung weichteil wirbel wirbelsaule zehe zehen zahn zahne zentral zunge zyste
zwerchfell stehend liegend sitzend spatphase fruhphase portalvenos venose arteriell gewichtet wichtung sequenz rekonstruktion dunnschicht fenster
ganzkorper teilkorper ganzbein ausschluss zustand nachweis kein keine keiner unauffallig regelrecht zn z.n vd v.a einschl sowie nachsorge vorsorge
notfall schockraum kernspin
`,
  romance: `
aine aisselle angiotdm angioirm artere arteriel aorte aortique bassin bouche bras calcul cerveau cervelet cheville coeur colonne coude coupe crane
cranienne cuisse cliche dent doigt dos dorsale droit droite epanchement epaule estomac examen faciale foie fosse gauche genou genoux gorge grele
hanche hemorragie hepatique incidence injecte irm intestin jambe jonction lombaire lombosacre main machoire mediastin membre mesentere moelle nez
nuque oeil yeux oreille orbite orteil osseuse osseux ovaire pancreatique peau pelvienne peritoine pied poignet poitrine poumon produit pulmonaire
radio rachis rein renale rotule sein suspicion thoracique thoraco tdm tete tissu tumeur vaisseau vaisseaux veine ventre vertebre vesicule vessie voies
biliaires controle bilan depistage profil debout couche abdomino tap tsa arthroirm antebrazo arteria brazo boca cabeza cadera cara cerebro codo
columna corazon craneo cuello dedo derecha derecho dientes eco espalda esofago estomago estudio fractura garganta higado hombro hueso humero ingle
intestino izquierda izquierdo lumbosacra mama mandibula mano medio muneca muslo nariz nervio nodulo oido oreja ojo ojos ovario pecho perfil pie pies
piel pierna placa proyeccion pulmon pulmonar quiste resonancia magnetica rm tac rinon rodilla sangre secuencia senos simple tiroides tobillo torax
utero vejiga vesicula vias biliares contrastada masa derrame testa collo torace addome bacino piede ginocchio ginocchia spalla gomito caviglia polso
fegato rene reni milza polmone polmoni cuore cervello encefalo rachide colonna esame mezzo contrasto senza destro destra sinistro sinistra hoofd buik
bekken enkel pols schouder heup borst hersenen lever nier wervelkolom zonder
`,
  cjk: `
頭部 頭 頸部 頚部 首 胸部 胸 腹部 腹 骨盤 骨盤部 上腹部 下腹部 全身 脳 肺 肺野 縦隔 心臓 心 肝臓 肝 胆嚢 胆道 膵臓 膵 脾臓 腎臓 腎 副腎 膀胱 子宮 卵巣 前立腺 乳房 乳腺 甲状腺 脊椎 脊柱 頸椎 頚椎 胸椎 腰椎 仙骨 肩 肩関節 肘 肘関節 手 手関節 手指
股関節 大腿 膝 膝関節 下腿 足 足関節 足部 骨 関節 血管 動脈 大動脈 冠動脈 静脈 門脈 りんは節 りんは 眼 眼窩 耳 内耳 鼻 副鼻腔 顎 顎関節 歯 咽頭 喉頭 食道 胃 十二指腸 小腸 大腸 直腸 検査 造影 単純 造影剤 なし あり 撮影 撮像 撮影法 正面 側面 斜位 立位
臥位 仰臥位 腹臥位 右 左 両側 両 上 下 前 後 前後 矢状断 冠状断 軸位断 横断 縦 再構成 画像 しりーす すきゃん 断層 核医学 超音波 えこー れんとけん 透視 内視鏡 拡散 強調 強調像 脂肪抑制 脂肪 抑制 動態 早期 後期 遅延 動脈相 門脈相 平衡相 相 位置決め 薄切 条件
縦隔条件 肺野条件 骨条件 息止め 所見 診断 異常 異常なし 正常 腫瘤 腫瘍 結節 癌 転移 出血 梗塞 骨折 結石 胆石 嚢胞 炎症 肺炎 胸水 腹水 浮腫 狭窄 拡張 術前 術後 術 治療 放射線 経過 経過観察 観察 精査 疑い 疑 既往 患者 名 様 氏 患者名 氏名 の と は を に
か て も や から まて より 部 科 用 法 像 時 例 量 大 小 中 型 性 的 有 無 年 月 日 回 환자 환자명 성명 흉부 복부 두부 두경부 경부 골반 뇌 폐 간 심장 신장 췌장 담낭 방광 자궁 전립선 유방 갑상선 척추 경추 흉추 요추 어깨 팔꿈치 손목 손 고관절
무릎 발목 발 뼈 관절 혈관 동맥 대동맥 정맥 조영 조영제 조영증강 비조영 단순 촬영 검사 영상 정면 측면 우측 좌측 양측 초음파 전신 소견 정상 이상 결절 종양 골절 출혈 수술 후 전 추적 관찰 의 및 없음 있음 에서 와 과 을 를 이 가 은 는 头部 颈部 颈椎 盆腔
脑 肝脏 肾 肾脏 胰腺 脾 子宫 前列腺 颅脑 髋关节 膝关节 增强 平扫 扫描 检查 冠状 矢状 轴位 动脉期 静脉期 延迟期 重建 薄层 骨窗 肺窗 软组织 双侧 左侧 右侧 正位 侧位 超声 结节 未见异常 术后 复查
`,
};

/** Words that may stay but prove nothing: grammar, everyday words of reports, technical administration, people without names. */
export const PLAIN: Readonly<Record<string, string>> = {
  grammar: `
a about above across actual after afterwards again against ago all almost alone along already also although altogether always among an and another any
anyone anything anywhere apart are around as aside at available away be became because become been before behind being below beneath beside better
between beyond both but by came can cannot cant clearly come could couldnt despite did didnt do does doesnt doing done dont down due during each
easily either else elsewhere enough especially etc even evenly ever every everything everywhere except far few fewer firstly following for former from
further furthermore gave get gets getting give given go goes going gone got had hadnt hardly has hasnt have havent he hence her here hers herself him
himself his how however i if in indeed inside instead into is isnt it its itself just keep kept knew know known last lastly later latter least less
let like likely little long made mainly make many may maybe me mean meanwhile merely might mine more moreover most mostly much must my myself namely
near nearby nearly necessarily need neither never nevertheless next no nobody non none nonetheless nor not nothing notwithstanding now nowhere of off
often ok okay old older on once one only onto or other otherwise ought our ours ourselves out outside over overall own part partly per perhaps please
possible previous primarily probable put puts quite rather really recent regardless said same saw say says secondly see seem seen several shall she
should shouldnt similar since so some somebody someone something sometimes somewhat somewhere soon still such take taken than that the their them
themselves then thence there thereafter thereby therefore these they thing this those though through throughout thus till to together told too took
toward tried try twice unless unlike until unto upon us used useful usual various versus very via viz vs want was wasnt way we well went were werent
what whatever when whenever where whereas wherever whether which whichever while who whoever whole whom whose why will with within without wont would
wouldnt yes yet you your zero eg ie al et nb re cf ca approx incl excl resp dr drs
`,
  report: `
able aborted abrupt abundant accept acceptable access accession accompanied accompanying accomplished accordance according account accurate achieve
action active activities adapt addition additionally address adequate adjacent adjusted adjustment administrative admission admit advance advise
affect afford afternoon agree agreement aim alert allow alteration altered alternate alternative ambulance ambulatory amenable amorphous amount
analysed analysis analyze ancillary announced anonymous anon anonymize anonymised anticipated apparent appear appearance applicable application
applied apply appointment appreciable appreciated approach appropriate approval approved approximate arbitrary area argue arise arrange arrangement
arrive artificial ask asked aspect assessed assessment assign assist assistance associate association assume attached attachment attempt attend
attention attributable attribute atypically audit author authorized automated automatic automatically availability await aware background bad balance
band bare barely basic basically bear bed began begin begun behavior behaviour believe belong belt benefit big bilaterally bilobed black blue
borderline bordering born bottom bound boundary box branch break bridge brief bright bring broad brought brown build built bulk bulky bundle button
calculate calculation call calm cancel capable capacity car card careful carried carry case cases cast category categorized caucasian cause caution
cease cent certain certainty certified chain chair chance change character characteristic characterization characterize charge chart check checklist
chew chief choice choose chosen circumferential circumscribed circumstances cited class classic classical classification classified clean cleared
clearance click clinical clinician close closed closely closer cloud cluster coexistent coincide collected collectively combination combine comfort
comfortable comment commenced commonly communicate communication compare comparable comparative comparison compatible compensatory competing
complained complaining complains complaint complement completely completeness completion complex complexity compliance complicated complicating
complication component comprehensive comprise compromise computed computer conceivable concern conclude conclusion concomitant concordant concurrent
condition conducted confidence confident confidential configuration confined confirm confirmation conform confounding confused connect connection
conscious consecutive consensus consent consequence consequent conservative consider considerable consideration consist consistent constant
constellation construct consultant consultation consulted contact contain content context continuation continue continuity continuous contraindicated
contraindication contrary contrasting contribute contribution control convenience conventional convert convex convexity cooperate cooperation
cooperative coordinate correct correlate correlation correspond count couple courses cover coverage create credit criteria criterion critical cross
crossed crosses cubic currently curvature curve curvilinear custom customary cut cutaway cuts cycle cyclic cylindrical daily damage dark data dataset
database date datetime dead deal death decide decision decline decrease dedicated deeper deeply default deferred deficiency deficit define definite
definitive delineate delineation deliver delivery demand demarcated demarcation demographics demonstrate demonstration denied denies denote department
depend dependent depict depth derive describe description descriptor detailed details detect detectable detection deteriorate deterioration
determination determine develop development diagnose diagnosis diagram dictate dictation die died diet differ differences different differential
differentiate differentiation difficult difficulty diffuse dimension dimensional direct disability disappear disappearance discharge disclosed
discomfort discontinuity discordant discovered discrepancy discrete discuss discussion disproportionate distance distinct distinction distinguish
distinguishable distributed distribution disturbance divided division doctor document documentation dominant dominance door dosage doubt doubtful
draft draw drawn drew drink driven driver dropped drug dry dull duplicate duration dysfunction dysfunctional earlier earliest ease easier easy eat
eccentric eccentrically edges edited effect effectively effort elapsed elderly elect element elevate elevation elicit elongate elongation email embed
emergence emerge emphasis empirical empty enable encase enclose encounter end ends engorged engorgement ensure enter enterprise entire entirety entity
entrance entry environment episode equal equivalent equivocal errors essential establish estimate estimation event eventual evidence evident evolution
evolve exact exacerbated exacerbation exaggerated examine examiner example exceed excellent exception excess excessive exchange exclude exclusion
exclusively excursion execute exercise exhibit exist existence exit expand expect experience experimental expert explain explanation explicitly
exploratory explore exposed expressed extend extensively extent exterior extract extreme facilitate facility fact factors fail faint fair fairly
falling falls false familial family familiar farther father fashion favor favorable favour feasible featureless feed feeding feel felt female file
fill film final finalized find finding finely finish firm firmly fits fitting fix flag flat flexible floor followed follows food form formal format
formation formula forward found frank freely frequency frequent fresh friday front fully function functional fundamental fusing future gain gaps
general generalized generated gentle gentleman girl glossy goal good grade gradual great greater greatest green group grow grown guarded guide
guideline habit habitus hallmark handed happen hazy healed healing health healthy hear heard heavily heavy height help helpful hemodynamic
hemodynamically hereditary hidden high higher highest highlight highly history hit holding hollow home hook horizontal horn hospital hospitalization
hospitalized host hot hourly household husband hypothesis id identical identifiable identification identified identifier identify idea ill illness
imply immediate immature imminent immobile impede implicated importance important impossible impressive improve improvement inability inaccurate
inactive inadequate inappropriate inapparent incident incidentally include inclusion incompletely incongruity inconclusive inconsistent incorporated
increase increasing incremental independent index indicate indication indicative indicator indices indirect indistinct individual inferiorly influence
inform information inherent initial initiate input inquiry insert inspection instability instance institution institutional instruct instructions
instrument insufficient insurance intake intend intent interest interface interfere interference interior intermediate intermittent interpret
interrogated interrogation intervals intervening interview introduced invaginate investigate investigation investigational investigator involve
involvement irregular irregularity irritation isolated isolation issue item job join justified kinds laboratory lack lady large larger largest latest
law layer leading leaf learn leave lengthening lengthy lesser letter levels liable library licensed lie lies life lift light likelihood limit
limitation linear lined lining link liquid liquified list literature load lobulated lobulation local localize locate location lodge log logical longer
longest longitudinal longstanding look loops lose lost lot lots loud lowest lucid lunch machine maintain maintenance major majority male man manage
management mandatory maneuver manifest manifestation manipulate manipulation manner manual marginal mark marked marking material matter mature
meaningful mechanical mechanism medically medication medicine meet member memory men mental mention merged message metal method middle mid mild milder
mildly mind minimal minimized minor minority miss misregistration mixture mobility mode models modern modest modified modify moment monday monitored
morning morphologic morphological morphology mother motion move movement mute name narrow natural nature nearest necessary necessitate negative
neighbor nephew network new newer newly night noisy nominal nondiagnostic normal normalised normality north notable notch note notice notification
notified notify number numerous nurse nutrition object obscure observable observation observer obtain obtainable obvious occasion occasional occupied
occupy occur occurrence odd offered office official offset oldest ongoing opened opening opens operate operator opposite optimal option optional
ordered ordering orders ordinary organization orient orientation originally originate origins outcome outlined outlining output outward oval
overlapped overlapping overlaps overlie overlying overview owner oxygenation package packed packing padding page pages paired paper paperwork
paragraph parameter parent partially participant particular party pass past patch patchy patency patent path pathway patients pattern pause peaks
pending people perceptible perfect perform performance period periodic permanent permit permission person personal personnel pertaining pertinent
phone photos physical physician physiologic physiological physiology pick picture piece place plastic plausible play plot pointed pointing policy poor
poorly population portion pose positive possess possibility posted posterolaterally postural potential practical practice practitioner precisely
preclude predict predominate prefer preferable preference preliminary prepare preparation presence present preservation pressing pressure presumably
presume presumptive prevent principal print prior priority privacy private probability probe problem problematic proceed process produce production
productive professional proficiency prognosis program progress progression progressively project prolong promote prompt proper property proportion
proportional proportionate propose protect protection protective prove provide provider provoked proximity public publication published pull pulsatile
pulsation purchase pure purely purpose pursue push qualified qualify qualitative quality quantification quantified quantify quantity queried query
question questionable quickly radiographer radiologic radiological radiologist radiology raise ran random randomized range rapid rarely rates rating
reach reacting read readable reader readily reading readings ready realized reason reasonable reassess received receiving recognition recognize
recommend recommendation record rectangular recur red reduce redundant refer referenced references referral refined reflect reflection reflective
refractory refuse regard regimen region regional register regress regression regular regularity regulated rehabilitation relate relation relationship
relative relaxed release relevance relevant relief rely remain remainder remark remarkable remodeled remodeling remote remove render repeatedly
reperfused reply reported reporting reports reposition representation representative reproducible request require requirement resemble resident resist
resistant resolved resolves resolving respect respectively respond response responsible responsive resultant result resume resuscitated resuscitation
retain retract retraction retrieve return reveal reverse reviews revised rhythm rich ride rigidly ringed rise risk robust role room rotate rough round
row rows rudimentary ruled rules running rural sacrificed safe safely safety salient salt sample satisfactorily satisfactory satisfied saturday saved
saving scale schedule scheme school science scored scores screened screens scroll search seat secondarily sectional sectioned secure seek segmental
segmenting select selection selective self send sensory sent separate separation serial serious serum serve service session set sets setting settle
severe severity sex shallow shape share sharply sheet shortened shortening shorter shortly shot show shown shrink shrinkage shrunken sick sign signal
signature significance significant signify silhouetted silver simply simulate simultaneous singly site sit situated situation sizable sizeable sized
skip slanted slight slim slip slot slow slower slowly sly small smaller smallest snapshot social society softened softening solely solid solidified
solitary solution sore sorry sort sought sound source south spaced spaces spare sparse speak special specialist specialized specialty specific
specifically specifications specificity specified specify speech speed spent spike spindle split spoke sponsor spontaneous sporadic spotty spread
square stability stabilization stacked staff stand standardized standards standpoint start state stated statement states statistic status stay
steadily steady stellate steps stepwise sterile stiff stimulate stimulation stippled stop storage store straight strand strategy streak strength
stretch strict striking string strip strong structural structured student style subject subjective subsequent substance substantial substantiate
substitute subtle success successful successive sudden suffer sufficient suggest suggestion suggestive suitable summarized summarizing sunday
superficially superimposed superimposition supervised supervising supervision supplement supplemental supplied supply supported supporting supportive
supports suppose suppression sure surfaces surpass surround surrounding survival survivor survive suspect suspend suspicious sustain switch symmetric
symmetrical symmetry system systematic tables tablet talk tall tangle teaching team technical technician technique technologist tele telephone
temperature temporary tendency tends tentative term terminate terminology territorial territory tested testing tests textbook thank theory thickest
thinned thinner thinning threatened threshold thursday tight time timely timepoint tiny tip title today tolerate tomorrow tone tonight tool top topic
total touch traced traces trade traditional transfer transient translate translation translucent transmitted transport travel traverse tree trend
triage trial triggers trivial true truly truncated trust tuesday turn twin type typical ultimate unable unclear uncommon undergo undergone underlie
underlying underneath understood underwent uneven uniform unilaterally unilocular uninterrupted unique unit universal university unobstructed
unopacified unreliable unseen unsharp upcoming update upward usage use users uses using utility utilize vacant vaccinated vaccination vague valid
validated validation valuable value variability variable variant variation varied variety vary verbal verified vertical veterinary veterinarian victim
vicinity viewed viewer viewing violation visible visibility visit visual visualised visualization visualize vital void volunteer walk walls warm
warning warrant washed waste watch wave wavy weak weaken wear web wednesday weekly weigh weighted weighting weights west wet white whitish widely
widen wider widespread widths wife wisely withdraw withdrawal withdrawn withheld woman women word work worker workflow world worn worse worsen worst
worth worthwhile writing written wrong yellow yesterday yield young younger youngest zone zonal zoomed boy boys gender children adolescent teenager
brother sister son daughter friend caregiver guardian asian african hispanic race ethnicity lmp edd edc para gravida nonsmoker righthanded lefthanded
veteran hxof o p sx wt ht wnl nad nkda prn bid tid qid qd hs npo asap tbd tba na unk misc msg info tel fax mrn acc nr ids uid uids guid url http www
com org html xml json csv pdf txt exe dll ini tmp temp folder directory filename archive demo dummy backup rev rc alpha aet ae scu scp mwl mpps emr
ehr hl7 fhir ihe loinc snomed sct radlex ucum iec acr rsna nema fda conditional unsafe implantable tag tags module sop iod vm header metadata meta
preamble creator codes coding coded designator concept country issuer qualifier numeric scoord tcoord uidref pname impressions profiles
confidentiality identity recognizable redacted placeholder hash encrypted keys pseudonym pseudonymized feline dog horse equine rat mouse mice rabbit
pig swine porcine bovine sheep ovine primate monkey animal species breed america american europe european germany german france french spain spanish
italy italian england english british japan japanese korea korean china chinese dutch swiss austrian national autumn spring season seasonal holiday
weekend weekday noon utc gmt est cet null todo tbc busy disabled auto semi hi lo usr adm admin guest md phd rn dob pager electronically electronic
live prof pi fidelity beat route conversion remap rms scrambled added adds descendants predecessor jr fil ability abate abrasion absorb absorption
abuse abused abutment accelerate accident accidental accommodate accumulate accumulation ache acid acidic acuity acutely additive adherent adhere
adjoining administer adolescence adverse aforementioned aggressive agitation aid aimed airplane alarm alcohol alcoholic alive allergies alleviated
altitude amelioration ample ambulates ambulating angry annual answer anticoagulation anticoagulant antigen anxious appetite appreciation apron arching
arouse arrested article asleep assault asymmetrically athlete atop attack augmented autopsy avoided avoiding awake awoke axially backache backward
bags ball bath bathroom beaded beading bedridden beds behaves bend bent bike bills bird birthweight births bites blind blindness blink blocked
blockage blocking blow blurry boat bolt boot bored bother bottle bowed bowing braces brake bread breastfeeding breathe breathed breathing breathless
bruised bruising brush bump burning bus buttonhole cable cane capped career carpet carrier cartridge cascade catch caught centered centers centrally
chaperone chill choke cigarette circular circulation circulatory clamp climbing cloth cloudy clumped coagulated coat cold colleague collision
coloration colored colors coloured combative comet comma compact compensate compliant compound concave concentric concentrically conclusive
confirmatory confusing confusion conical conjunction consolidated constitute constitutional construction consulting consumption contagious contiguous
contaminated contracted contracting contraction contraceptive convincing cooled cooling coordinator corner coronally corticated cosmetic costly cramp
crash crawl credentials crescent crescentic crest cries crowded crowding crown crushed crushing crutch cry crying cuboidal cue cured currents
cystically dancer dangerous darkening darker debris decompensation decayed deepening defecation deferral deficient deflection delays deletion delicate
demineralised dentures depiction deposit deposition descend desire destroyed destroying detached detachment deviate diagonal diaper diaphoresis digest
digestion dilating dilution dim dimple dinner directional dirty discontinue discontinuous discrepant disengaged dislocate dislocations dislodged
disorganized disoriented disposition disproportion disrupt disruption disruptive dissolved distally distant distend distinctive dive diver dizzy
domain domes dominated donor dosed dotted doubled doubling dramatic dramatically draining dressed droop drowsy drunk dust dying eaten eating economic
educate education effaces effacing elastic elasticity eliminate elude emanates emanating emit emotional emptied encircled encircles encircling
endurance engage enlarge enlargements entitled enveloped equalized equidistant erase erode erratic escape evacuate evacuation evaluable evaluating
evaluations excavated excavation excise excrete excretion exert exertion exertional exhaled expire explosion exposing extensions exteriorized extinct
extinguished exudates eyeglasses fabric factory faculty faded fading fascicular fatal fatigued fearful feathery fellow fevers fibre fiber fibrillation
fibrillary fights filamentous filiform filtering fingerlike firearm fireman fistulous fixate flaccid flap flare flatten flatulence flexibility flexing
flipped floating floats flooding floppy flows fluctuance fluctuant fluctuate fluffy flushed foam foamy focally foreshortened foreshortening forgetful
fork forth foul fragile fragility fragmented frail frailty framed framework freedom freezing friable friction frustrated fullness fulminant funnel
furrow fuzzy gait gallop games gases gathered gauge geographic geometric geometry ghost glance glove glued golf gown grain grainy granular granularity
grandfather grandmother grandson granddaughter grazing greasy greyish grind grip groove grossly guardianship guilt gum gums gutters gym habitual
hammer handicap handle hang hardening hardness harm harmful harmless harness headed heading healer heat helmet hemisection hesitant hesitancy hinge
hinder hoarse hoarseness hobby homeless homogenously honey hormone hose hospitalist hurt hypertonic hypotonic iceberg icy illegible illicit imbalance
imbedded immersed immune immunity immunization immunized impact impair impalpable imperceptible impinge impress imprint imprecise inaccessible
inadvertent incisional incisions incite inclination incline incontinent incorporates incur indent indentations indiscernible indistinctness induce
indwelling inefficient inert infants infect infective infer inflated inflation inflow infrequent infused ingested ingestion inhaled inhaler inhibit
inhibitor initiation inoperable inpatients inquire insect insidious inspect inspissated inspires instill instillation insulated insure intellectual
intentional interact interdigitated interdigitating interlacing intermedial intermingled interrupt interruption intersect intersection interweaving
intolerance intolerant intoxicated intrinsic intrinsically inverting invest irrigated irrigation irritability irritable irritated island itch jagged
jerk jogging journal jump kick killed knife knocked knot labor laborious ladder laminar laminated lamellated lateralization lattice laundry laxative
lazy lean legal lengthened liability liberal libido lifelong lightheaded lightheadedness likewise limping liners lineage lipids liquor listening
litigation livers locker locking locks locomotion locus loin looped looping looseness lowered lowering lubricant lumber lumpy maceration magnet
majorly malfunction malnourished manic mapped marathon marital marriage married marsupialized masculine massive matched matches matching mattress
maximal meals measurable meat medially medicated medicinal melt membrane membranous midway mildest military milky mimicking mimics mineral
mineralization mineralized mirror misdiagnosis misinterpreted mislabeled misplaced misplacement missile mixing mobilization mobilize molding molded
morbidly mottled mottling multiplicity multitude mushroom mutations myriad naked nails narcotic nasally nauseated nauseous necessity newborns nicked
nicotine nocturnal nonaneurysmal nonenhancing nonexpansile nonfilling nonfocal noninvasive nonsmoking nontender normalcy normalizes normalizing
noticeable nourished numerically nursery nutritional oblong obliterate obscurity obstruct obtund obviate occupation occupational occupant occlude
offending officer oily oncologic oncological oncologist oncology onward oozing operable ophthalmologist opposition optical ordinarily organism
organize orthopaedic orthopedic oscillating ossified outbreak outgoing outlier outlines outpouching outpatients outright outset overdistended overflow
overgrowth overlain overlaid overlook overread overshadowed overtly overweight oxygenated packet padded pads paint palpate palpation pancaking panic
papery paralyzed paralyzing paramedics paraspinous partition partner payment peaked pearl pedestrian pediatrician pedunculated peel penetrate
perceived perception perforate peripherally permeative perpendicular persistence persistently persists pharmacy pharmacist phasic pillow pinch
pinpoint pitted pitting plastered plateau platelet pleasant pleated plump plunging pocket poison polished pools pooled pooling popcorn popping poultry
pouches pounding powder precede precipitate predictor predispose pregnancies prematurely premenopausal postmenopausal perimenopausal prepped pretest
prevention preventive prick primitive prisoner probing proctor proficient profound profuse projectile prolific prominently promise protrude
protuberance protuberant proximally psychiatric psychological pubertal puberty puckering puffy pulses pump punched punctate punctured purple pursuit
puzzle quadrilateral quiescent quit radiate radically radiopacities ragged ranked rapport rarefaction ratios reactions reactivity reactivation realign
realignment rear rearfoot reassured reassurance rebleed recede receptor recess recipient reclined recognise recoil recollection recommence reconcile
reconstitution reconvene recreation recruit recruitment redness redistribute redo reducible reexamination reexpanded reexpansion reevaluate
reevaluation refill refixation refracted regain regenerate regeneration regurgitant reinforced reinforcement reinjury reinsertion reinterpretation
reluctant remit remission remnant remodelling removable renewed reorder repeating reperfusion replete reportable reproducibility rescan resect
resectable residue resorbed resorbing respiration respirator restrain restraint retest retroflexed reversal reversibly reverted revisions ribbon
ribbonlike ridge rigidity rigors ripple roadside rodent rolling rollover roof rope rotary rotational rotatory rotten roughened roughness routinely
routines rubber rubbed rubbing rudiment rugal rugged runny sacculated sacs sagging sagittally sand sandal satellite scalloped scalloping scarce
scarred scattering schema scissors scooter scraped sculpted sealed seatbelt secrete secretion secretory sedentary sediment sedimentation seizing
sensations sensitive sensor sequel sequentially sequester serrated setback sever sewn shade shadows shaft shaggy shake shear shelf shield shine shiny
shipped shoe shooting shotty shower shut sibling sidewall siding sieve sigmoidal signet similarity singular sinking skeletonized skewed skid skier
skiing slack slate sleeping sleepy slept slender slides sliding sloping slough slurred smoothly smoother snake snapped snore snow soccer sole
solubility somatic somnolent sonographer soot spasms spatially specialised spherical spheric spicules spider spiky spill spillage spirals spit splash
splay splinted splinters sponge spongy spoon sport spots spotted spotting spray springy sputum squeeze stabbed stabbing stabilise stabilize stages
staggered stains stairs stalk standby staring starry stasis stationed steal steep stems stepoff stepped stiffening stiffened stimulus stimuli sting
stitches stocky stools storey straighten strained strains strapped stream striations stricken strike stringy stripe strongest struck struggle studded
studied studying stuff stumble stunned stunted submit subside subtended subtype suction sufficiency suffices suicide suicidal sulfa summation sunburst
superimposing superimposes superiorly superolaterally suppress surgically surveyed susceptibility susceptible swallowed swallowing swam sweat swim
swing swirl swung symphyseal symptomatology symptomatically synchronous synergistic syringe syrup systematically tachycardic tackled tactile tail
tampon tangentially tape taper tapped tapping targeted targeting taste tattooed taut tearing tectonic teenage telescoped telescoping temporally
temporarily tensed tented tenting teratogenic tethering thaw thicken thicker thickly thicknesses thinly thins thirds thirst thoroughly thoughts thread
threatening threw thrice thrombose throw thrown thrust ticks tie tied ties tilting timeline tingle tire tiredness toddler toilet tolerance
tomographically toothache topical tossed tours towel towing toy tracing traffic trait transected transection transducer transfuse transfusion
transgress transmits transposition transversely trap traumatically traumatized trays treat treatable treatments trip tripled tropical trouble
troublesome truck truncation tuck tuft tunnels turbid turbulent turbulence turnover twelfth twig twisting twitch ulcerate ultrasonographic umbrella
unbalanced unbearable uncal underdistended underperfused undersurface undertake undertook underwater underweight undisplaced undisturbed undoubtedly
undulating unemployed unenhancing unfavourable unfold unfortunate unhappy uninfected uninjured union unlabeled unlocked unmasked unmyelinated
unruptured unsaturated unsegmented unstained unsteadiness unstented untreated unused unwilling upgrade uphill upkeep uppermost uprising upstream upset
uptakes urge urgency urgently urinate urination usability usable vaccine vanished vanishing vape vapor vascularized vascularised vascularization
vaulted vegetable vegetative vehicle veil velocities vented ventilate ventilator vents verge verifiable versions viable vibrate vibration vibratory
vicinal viewable villous violaceous violence virtually viruses viscous viscosity visitor vitality vitamin voice volatile voluminous voluntary vomited
vomits vortex vulnerable wafer wait wake warmth washing watery waveforms waxing waxy weaker weakly weaknesses weaning webs welding welfare wellbeing
wheel wheelchair wheeze whirl whirlpool whistle whitened whitening wields wilderness winding winged wiped withholding withstand witness wooden workout
workplace workups worry worried wrap wraparound wrote yearly zigzag zooming mail sent suite peri anti mega tri
`,
  german: `
aber alle allem aller auch auf aus bei beim bekannt bestehen besteht bis bitte da dabei daher dann das dass dem den der deren des dessen deutlich dies
diese dieser durch ein eine einem einen einer entsprechend erfolgt frage fur gegen gegenuber gering geringe geringer geringgradig hat hatte hier
hinweis ihm ihr insgesamt ist jahr jahre jetzt kann kommt leicht leichte leichter lassen lasst liegt massig massige mehr mehrere mit nach nachweisbar
nachste neu neue neuen neuer nicht noch normale normaler nur oder ohne patienten pro seit sich sind sollte stark starke statt uber und unklar unklare
unter unverandert vergleich verglichen vom von vor voraufnahme voruntersuchung war waren weiter weitere weiterhin wenig wenn werden wie wieder wird
wurde zeigen zeigt zu zum zur zusatzlich zwei drei zwischen klinik anamnese beurteilung methode technik rechtfertigende indikation empfehlung datum
tage woche monat monate mannlich weiblich mann frau herr ambulant stationar auftrag anforderung arzt arztin uberweiser zuweiser unterzeichnet befundet
gez freigegeben diktiert telefon strasse geb geboren kleiner kleine grosse grosser dicke breite hoch hohe tief gesamt gesamte einige keinerlei klagt
klagen beschwerden wohnhaft frisch frische frischer patho blutdruck sturz husten fieber schwindel abgang abgrenzbar abgrenzung abhebbar ablauf abnahme
abstand abszedierend abweichung ahnlich aktuell akut akute akuter allergie allgemein ambulanz anamnestisch andere anfrage angabe angefertigt angegeben
angezeigt anhalt anlage anliegend anschliessend ansonsten anstieg arztbrief atemlage atmung auffallig auffalligkeit aufhellung aufklarung aufweitung
augenarztlich ausdehnung ausgang ausgedehnt ausgepragt ausgeschlossen auslaufer ausreichend auswarts auswertung basale bedingt bedarf beeintrachtigung
befundbesprechung begleitend beginnend begutachtung behandlung beiden beider beiderseits beluftung bereich bereits bericht berucksichtigung
besprechung besonders besserung bestatigt beteiligung betont betonte betrifft beurteilbar bewegungsartefakte bezeichnet beziehungsweise biopsie bogen
brustschmerz computertomographisch darstellbar darstellung dargestellt defekte degenerativ demgegenuber derzeit diagnostik dichte differentialdiagnose
differenzialdiagnostisch diskret dokumentation doppelseitig druck dringend durchgangig durchfuhrung ebenfalls ebenso eher eigenanamnese eindeutig
eindruck einengung eingabe eingang eingeschrankt eingestellt einliegend einlage einnahme einseitig einsehbar eintritt einweisung einwilligung emphysem
endstrecke ende engstellung engstelle entfernt entlassung entlang entspricht entwicklung erbeten erganzend ergebnis ergebnisse erhalten erhebliche
erhoht erhohte erkennbar erneut erneute erste erweitert etwa evtl fehlend fehlstellung fest festgestellt flussigkeit flussigkeitsansammlung folge
folgende fortgeschritten fraglich freie freier fremdbefund fruher fruhere fuhrend funktion gabe gebessert gebiet geeignet gefragt gegeben gelegen
gemessen genommen geplant gesehen gesichert gestellt gesteigert geworden gleich glatt glatte glatter grenzwertig grenze gruppe gunstig halb haufig
heute hinter hintere histologisch hoher homogen hyperdens hypodens identisch ihre immer implantat indiziert infiltrat inhomogen inklusive inspektion
intakt intakte intensiv intravenos intervall isodens jedoch jeweils kardial kaudal kaudale klar klinisch knapp knochern kollege kollegin komplikation
komplikationslos konfiguriert kontinuierlich konstant konsekutiv kontur konturiert konventionell kortikal kranial krankheit kurativ kurze langer
laterale lagebedingt leiden leere letzte lichtung lokal lokale lokalisation lokalisiert lumens luft lufthaltig maligne malignitat mangel mechanisch
mediale mehrfach metallartefakte mitbeteiligung mitteilung mittel mittlere mobil moglich morphologisch morphologie multiplen musste nachbarschaft
nachfolgend nachgewiesen nachuntersuchung nahe nebenbefund nebenbefundlich niedrig neurologisch oben obere oberer oberhalb offen operativ operiert
ordnungsgemass organe orientierend paraaortal passend pathologisch peripher plazierung platziert pleuraerguss primar primare prothese punktion rasch
reaktiv regelmassig regelrechter regredient resektion residuell restlich ruckgang rucklaufig rund rundlich saum schlecht schmal schmale schwer schwere
seither sekundar seltene sicher sichere sicherer sichtbar signifikant sogenannt somit sonst sonstige spezifisch spontan stabil stabile starker
stattgehabt stelle stellt struktur subjektiv suspekt symmetrisch technisch teils teilweise termin therapie trager trotz typisch ubersichtlich
uberweisung ublich ubrigen umgebung umschrieben unauffalligen unruhe unten untere unterer unterhalb unterschied unterschiedlich ursache vaskular
ventrale veranderung verbreitert verdickt verdickung verdichtung verdrangung verfugbar vergleichbar vergleichsweise verkalkt verlagert verlagerung
verlegt verlegung verletzt vermehrt vermindert vermutlich verschmalert verschmalerung verschiebung verschieden versorgt versorgung verstarkt
volumenminderung vollstandig voller vorbefund vorbekannt vorbestehend vordere vorgeschichte vorhanden vorliegend vorliegen vorstellung wahrscheinlich
wahrend wand wandstandig weitergehend weitgehend weniger wesentlich wiederholt wirbelkanal wohl wunschen zahlreich zart zeichen zeitgerecht zeitpunkt
zirkular zunahme zunehmend zunachst zusammenfassung zusammenschau zustande zuweisung zwischenzeitlich zystisch telefonisch informiert telefonat
`,
  romance: `
aux avec cette ces chez dans du elle en entre il ils je leur lors mais meme ne nous pas pour qu que qui sans ses sont sous sur un une vers vous ete
etre avoir aucun aucune bon bonne normaux petit petite antecedent resultat compte rendu ans homme femme agee recherche algo ante bajo como cual cuando
desde donde el ella era esta este esto fue hay las los muy pero por sin sobre su sus tambien una uno anos hombre mujer edad hallazgo impresion informe
tecnica diagnostico paciente presencia ausencia leve moderado severo gli di fra che della dei delle uomo anni het een van voor bij niet geen madame
monsieur presentent presenta presentan douleur dolor habite patologico patologica hijo hija pere mere fievre toux chute abord absente aigu aigue
ancien ancienne anomalie apparition apres atteinte avant bilateraux cadre cas chirurgie comparaison comparatif complet correspondant cote demande
densite depuis dernier diametre discret douloureux effectue elargissement epaisseur epaississement etage etat etendue etude evocateur examens faible
fin focale foyer grande grands gros haute hauteur hemorragique inferieur inflammatoire jour liquide liquidien mal masse mesurant mesure minime modere
moderee mois montre moyen moyenne multiples necrose nette niveau nodulaire nombreux nouveau nouvelle observe oedeme parenchyme paroi partie pathologie
pathologique peu pleurale pleurales posterieur anterieur prise profond realisee recente rehaussement remaniement reste retrouve sain selon
significatif significative situe stade superieur taille territoire tissulaire totale traitement traumatisme vasculaire volumineux voie acentuada
acuerdo adecuada adecuado aguda agudo alteracion anteriores antigua aspecto aumentado aumento bien bordes calidad cambios cavidad centimetros clinica
cirugia comparacion comparado completa conserva conservada conservado contornos corte cronica cronico datos dentro densidad derrames descarta
descartar diametro difusa discreta efecto embargo enfermedad espacio espesor estructura evaluar evidencia exploracion fecha forma fracturas grado
hemorragia heterogenea homogenea imagen indica infiltrado inflamatorio izquierdas lado lesiones ligera ligero liquido localizada localizado maligna
marcada mayor medida menor mide milimetros minima moderada ni nivel nueva nuevo numero observa observan otros parcial pared parenquima pequena pequeno
permeable persiste posible previo previa primera profunda quirurgica realce realiza realizado relacion reciente respecto restos resultados segmento
segunda senal severa signos significativa sospecha sugestivo tamano tejido tercio tipo toda tras tratamiento ultima unica valora valorar visualiza
zona referto paziente sede lieve assenza presenza dopo prima alterazioni lesioni troncs aortiques arteres membres sejour hospitalise adresse suivi
prescripteur droits gauches poids injecter sequences ponderee coupes axiales coronales sagittales reconstructions fenetre parenchymateuse mediastinale
epreuve repos pieds mains hanches chevilles poignets coudes epaules cerebrale cerebraux
`,
  body: `
tv pod ipad usb dvd iphone mac linux app api gui cli sdk ai cnn unet dice iou roc train fold epoch ensemble nnunet totalsegmentator qin qiicr tcia
tcga acrin adni oasis nlst lidc brats isbi miccai camelyon kits lits chaos amos prostatex ispy duke gold truth annot gt pred prediction
`,
};

/**
 * Words that are imaging words and surnames, given names, months or everyday words as well, and eponyms. A word listed here counts as an
 * imaging word only beside one of its neighbours: before `_` those that may stand before it, behind `_` those that may follow.
 * `#` is any number. A word marked `!` is not in the vocabulary at all outside these phrases; a word marked `+` is no name to speak of,
 * and only gains the phrases.
 */
export const CONTEXT = `
blanco: ct hersenen thorax abdomen mr mri scan _ ct serie fase
testa: tc rm rx eco e _ senza con e femore
ki!: _ #
線!: x _
선!: x _
severo: derrame edema enfisema grado deterioro traumatismo prolapso quadro moderado _ derrame edema
mar: o i metal smart _ reduction recon reconstruction algorithm ct
stone: kidney renal ureteral ureter ureteric bladder gallbladder bile biliary urinary urethral salivary obstructing nonobstructing pulp staghorn mm cm calcified duct cbd uvj upj pole calyceal struvite calculus no large small tiny single acute calcium uric cystine new hx history residual passed known possible impacted _ protocol protocols burden disease survey search former formation analysis extraction retrieval removal size location fragment fragments study evaluation eval free passage basket workup clearance
black: dark _ blood bone hole holes pleural line lines and bars star border hairy ink
may: _ be represent reflect have indicate suggest also not relate correspond need benefit consider include contribute still account explain occur require obscure help warrant persist simulate mimic show cause result affect continue well just only or if repeat resume return follow proceed eat drink
chase: bolus saline step table peripheral moving _ technique runoff saline bolus run mra cta angiography protocol acquisition
long: echo too very as how no _ axis ax bone bones term standing segment segmental tau te tr head spine run train length view cassette leg legs stem needle acting gamma version duration distance acquisition scan finger flexor
field: in magnetic near far visual lung large small full open high low static main gradient wide treatment tangential tangent light irradiated irradiation radiation electron photon boost scvl supraclav supraclavicular axillary ap pa bright dark turbo deformation vector surgical operative operating operation echo half upper mid lower setup multi _ in of map maps mapping strength strengths inhomogeneity size sizes echo view correction corrected offset in gradient cut defect defects bias light match junction verification setup image images testing work
fields: lung visual magnetic tangential tangent treatment light both upper lower mid parallel opposed opposing lateral ap pa five four six seven mri large small _ are of testing clear maps
young: a the _ adult adults male female man woman child patient patients girl boy men women lady gentleman healthy modulus infant volunteer onset
white: black _ matter blood cell cells noise light balance out pulp line level subcortical field
brown: _ fat adipose tumor tumour tumors tumours sequard stain discoloration induration
gray: deep cortical subcortical central periaqueductal black per # _ matter scale level levels white value values zone nuclei cm nucleus structures and
grey: deep cortical subcortical central periaqueductal _ matter scale level levels white value values zone nuclei nucleus structures and
frank: no _ hemorrhage haemorrhage herniation disc disk dislocation pus necrosis abscess perforation perfusion consolidation blood edema pneumothorax pneumoperitoneum tear rupture leads lead invasion breech fracture extrusion hematuria
mark: bb skin field water quality punctuation reference fiducial entry stretch tattoo birth puncture _ site skin up isocenter lesion location area vessel nipple scar centre center
marks: bb skin stretch fiducial puncture tattoo _ on
art: liver early late phase abd abdomen pelvic pelvis hepatic pancreas thorax aorta pulm pulmonary carotid renal pre _ phase ph venous ven port portal late early abd abdomen liver #s delay mip thin spi
will: _ be have return need follow require undergo also not obtain repeat proceed continue review attempt likely discuss call schedule come receive start perform defer contact see send
page: screen report dose summary this first last each per images print _ # of dose summary print up
small: a multiple several tiny no _ bowel intestine intestinal field cell airway airways vessel vessels parts part animal amount lesion lesions nodule nodules cyst cysts effusion effusions pleural pericardial hiatal hernia mass masses focus foci defect volume fov bore caliber calibre polyp polyps branch branches calcification calcifications lymph node nodes stone stones pneumothorax hematoma infarct infarcts hemorrhage joint filter subcentimeter hypodensity hyperintensity collection fluid osteophytes osteophyte disc ventricles size subdural kidney kidneys nonobstructing lacunar umbilical fat liver gallstones tear scattered cystic uterus ovarian hypodense bubble bubbles subpleural amounts residual
short: too very _ axis ax tau term te tr segment bone interval echo bore head leg run stature ti inversion version stir long and distance duration series delay followup acting neck needle
hill: _ sachs climb
sachs!: hill _ lesion deformity defect fracture
rose: _ bengal
grace!: _ score risk
bankart!: bony _ lesion fragment tear repair
baker!: _ cyst cysts
bakers!: _ cyst cysts
chiari!: budd arnold _ malformation i ii type decompression network
arnold!: _ chiari
budd!: _ chiari
crohn!: _ disease colitis
crohns!: _ disease colitis
paget!: _ disease schroetter
pagets!: _ disease
graves!: _ disease ophthalmopathy orbitopathy
alzheimer!: _ disease dementia type
alzheimers!: _ disease dementia
parkinson!: wolff _ disease white
parkinsons!: _ disease
colles!: _ fracture
smith!: _ fracture
jones!: _ fracture pseudo
bennett!: _ fracture
monteggia!: _ fracture
galeazzi!: _ fracture
segond!: _ fracture
lisfranc!: _ fracture injury joint ligament dislocation
chopart!: _ joint fracture
schmorl!: _ node nodes
schmorls!: _ node nodes
scheuermann!: _ disease
scheuermanns!: _ disease
bell!: _ palsy
bells!: _ palsy
wilson!: _ disease
wilsons!: _ disease
addison!: _ disease
cushing!: _ syndrome disease
hashimoto!: _ thyroiditis disease
sjogren!: _ syndrome
behcet!: _ disease
marfan!: _ syndrome
turner!: _ syndrome
ewing!: _ sarcoma
wilms!: _ tumor tumour
warthin!: _ tumor tumour
meckel!: _ diverticulum cave
meckels!: _ diverticulum cave scan
barrett!: _ esophagus
barretts!: _ esophagus
zenker!: _ diverticulum
tarlov!: _ cyst cysts
rathke!: _ cleft
morton!: _ neuroma
mortons!: _ neuroma
tietze!: _ syndrome
legg!: _ calve perthes
perthes!: calve legg _ disease
osgood!: _ schlatter
schlatter!: osgood _ disease
kerley!: _ b lines line
willis!: of _ circle
foley!: the a _ catheter bulb balloon
hickman!: _ catheter line
ganz!: swan _ catheter
towne!: _ view projection
law!: _ view
waters!: _ view views projection
evans!: _ index
murphy!: _ sign
couinaud!: _ segment segments classification
carl!: _ zeiss
kirschner!: _ wire wires
harrington!: _ rod rods
virchow!: _ robin node
robin!: virchow _ space spaces
broca!: _ area
wernicke!: _ area encephalopathy
burkitt!: _ lymphoma
kaposi!: _ sarcoma
krukenberg!: _ tumor tumour
walker!: dandy _ malformation variant
amira!: magnetom _
aria!: varian _
vida!: magnetom _
sola!: magnetom _
lumina!: magnetom _
terra!: magnetom _
trio!: magnetom _ tim
artist!: signa _
premier!: signa _
prime!: aquilion selenia _
monaco!: elekta _
versa!: elekta _ hd
evo!: revolution symbia _ ct
frontier!: revolution _
grand: _ axe
petit: _ axe bassin
blanc!: os _
blanche!: substance matiere _
lang!: _ achse
back: low lower upper mid _ pain projection to surgery muscles pointer of
case: _ discussed reviewed report of study number conference
cross: _ section sectional table over talk calibration sections
day: per a one each next same previous first # _ of post old s smoker follow followup after
days: few several two three # _ ago after post of old prior later
low: _ dose grade density attenuation signal back res resolution kv lung energy lying set b contrast field volume pressure pole cardiac flow risk
rich: fat protein lipid _ fluid club
ray: x xray fan _ sum casting
major: no a the _ fissure vessels vessel abnormality duct papilla organ joint vascular depressive branch trauma
power: high low color colour _ doppler injector injected injection port spectrum
reading: preliminary over double second independent wet final initial report _ room list physician radiologist
read: over preliminary wet second images please not double _ by as out only
cook!: _ catheter filter
fish: _ mouth vertebra vertebrae bone
rice: _ bodies body
green: indocyanine _ stick light
glass: ground slide _ opacity opacities opacification slide foreign shard
best: _ seen possible images evaluated visualized obtainable phase dias diast diastolic systolic syst fit
good: _ visualization quality flow alignment position inspiration images
temple: left right _ pain protocol
cast: in through plaster fiberglass _ material in removal off on artifact
max: phase _ ip intensity value slope dose proj projection diameter ap velocity pg gradient min opening dimension
pat: i _ factor
gene: _ mutation therapy
tim!: magnetom avanto _ trio planning ct
ward: hospital medical surgical the _ triangle
close: _ proximity to up follow followup
guy: _ wire suture
rod: harrington intramedullary _ fixation and placement
fu: _ ct mri chest exam scan study
le: venous duplex doppler bilat bilateral arterial lt rt left right cta mra _ venous duplex doppler veins foie genou sein bras membre rachis crane thorax bassin poumon
mo: # month _ #
ra: # _ lateral appendage
ng: # _ ml
peg: _ tube
ed: trauma stat _ exam head
ko: _ key
om: # _ #
im: t1 t2 _ nail rod
al: # _ #
wells!: _ score criteria
burns: third degree _ and
burn: _ injury scar
gross: no _ abnormality abnormalities specimen tissue total hematuria motion anatomy description
horn: frontal occipital temporal anterior posterior dorsal ventral lateral cornual uterine _ of
petra!: ute zte mr _ tse sequence
roux!: _ en
logan!: shepp _ phantom graphical
swan!: axial ax 3d t2 brain _ ganz phase filtered 3d mip
dixon: vibe tse fat water caipi star lava spair _ vibe tra cor sag ax opp opposed fat water tse fs ff caipi method
ge: _ medical healthcare systems ct mr
ma: kv # _
hu: # _ units
wo: brain head chest abdomen pelvis spine neck w _ contrast con iv ivcon w and gad
weeks: # few several two three four six eight _ gestation gestational ago pregnant post old of
west: _ syndrome
wood!: _ lamp
pace: 2d respiratory _ nav trig triggered
lee!: silverman _ score
swift!: _ mri
king!: _ procedure
mayer!: rokitansky _ rokitansky
ramsay!: _ hunt
jude!: st _ valve
becker!: _ nevus muscular
berger!: _ disease
wagner!: _ grade
graf!: _ angle alpha classification
paul!: _ bunnell
adams!: stokes _ stokes
hunter!: _ canal
lund!: _ mackay
mackay!: lund _ score
martin!: _ gruber
cone: _ beam down of biopsy
gold: _ seed seeds standard fiducial fiducials marker markers
silver: _ stain
speed: high low _ of
sharp: _ force kernel recon pain edge margin margins bone lung filter
self: _ reported breast exam
sweet: _ syndrome
bishop!: _ score
glenn!: bidirectional _ shunt procedure anastomosis
ross!: _ procedure
mason!: _ type fracture
fisher!: _ grade score
garden!: _ type
weber!: _ a b c type fracture
salter!: _ harris
harris!: salter growth _ type lines fracture
hunt!: _ hess
hess!: hunt _ grade
merchant!: _ view views
mueller!: _ maneuver
townes: _ view
judet: _ views view
lawrence!: kellgren _ grade
choi!: _ criteria
leonardo!: _ workstation
maestro!: topcon _
norwood!: _ procedure
hartmann!: _ procedure pouch
whipple: _ procedure
nissen: _ fundoplication
heidelberg: _ engineering spectralis
no+: _ contrast evidence acute change fracture iv oral gad abnormality abnormalities mass pneumothorax effusion pleural significant focal known history prior gap
he+: _ was is has had denies reports also
to+: _ evaluate assess exclude
head+: _ first
feet+: _ first
an+: is as of _ abnormal enlarged acute additional
`;

/** First halves of medical compounds: `costo` + a vocabulary word. */
export const COMBINING = `
abdomino acro acetabulo adeno adreno alveolo angio ano antero aorto arterio arthro atlanto atrio auriculo axillo bi brachio broncho calcaneo cardio caudo cephalo cerebello cerebro cervico chole choledocho cholecysto cholangio chondro colo coraco cortico costo coxo cranio crico cysto dento dermo dorso duodeno dysto encephalo endo entero epi esophago ethmo extra femoro fibro fronto
gastro genito gluteo gyneco haemo hemato hemi hemo hepato histo humero hydro hyper hypo hystero ileo ilio infra infero inguino inter intra ischio jejuno kypho laparo laryngo latero leuko linguo litho lobo lumbo lympho macro mammo mandibulo maxillo medio mega meningo meso metacarpo metatarso micro mono multi musculo myelo myo naso nephro neuro non occipito oculo oesophago omo ophthalmo orbito oro ortho
osteo oto ovario pan pancreatico pancreato para parieto patello pelvi per peri perineo phlebo pleuro pneumo poly post postero pre procto pseudo ptero pubo pulmo pyelo radiculo radio recto reno retro rhino sacro salpingo scapho scapulo sclero semi sero sialo sigmoido spheno spino spleno splanchno spondylo sterno stylo sub supero supra talo tarso temporo tendo teno thoraco thrombo thyro tibio trachea tracheo trans tri
tubulo ulno uni uretero urethro uro utero vagino vaso veno ventriculo ventro vertebro vesico vestibulo vitreo zygomatico anti un re over under ultra super de mid mini
`;

/** Second halves that only medical words have; with at least three letters before them. */
export const MEDICAL_ENDINGS = `
itis ectomy ostomy otomy ography ographic ogram scopy scopic plasty pathy pathic emia aemia algia megaly ectasis ectasia ectatic lysis lytic plasia plastic trophy trophic sclerosis sclerotic stenosis stenotic malacia penia uria carcinoma sarcoma blastoma cytoma adenoma lipoma angioma glioma lymphoma myeloma neuroma fibroma osteoma chondroma teratoma granuloma hematoma haematoma seminoma thymoma melanoma meningioma papilloma
osis phagia plegia paresis phasia pnea pnoea rrhage rrhagia rrhea rrhoea centesis desis pexy genic graphically logical thelial arthrosis arthritic metric metry itic omatous omatosis cele lithiasis lith oedema edema iculitis rraphy tripsy tomographic tomography therapy opathy surgical fibrosis phageal pharyngeal vascular muscular cutaneous dural venous arterial
graphie graphien skopie ektomie itiden bildung karzinom logisch logische logischer szintigraphie kontrolle aufnahme aufnahmen untersuchung gelenk knochen wirbel arterie hohle fraktur lasion schmerzen schmerz ographique scopie ectomie patia grafia tomia ectomies otomies ostomies ographies oscopies plasties
`;

/** Words before a name: titles; those that are also words in their own right (MR, DR, MS, SR) count when written `Dr` or `DR.`. */
export const TITLES = 'mrs miss prof professor herr herrn frau mme mlle madame monsieur sra senor senora dott dra drs sir rev schwester';
export const AMBIGUOUS_TITLES = 'mr dr ms sr pd';
/** Words that may stand between a title and the name. */
export const DEGREES = 'dr med prof habil univ dent rer nat priv doz pd dipl ing';
/** Words after which a colon announces a name. */
export const NAME_LABELS = `name patient patientin pat pt nom prenom nombre apellido apellidos surname forename firstname lastname nachname vorname physician radiologist
technologist tech technician operator referrer attending resident surgeon doctor arzt author signature contact attn cc nurse untersucher befunder zuweiser uberweiser
medecin medico operateur user mother father wife husband guardian employer clinician consultant requester`;
/** `signed by`: acts before, and the words that link them to a name. */
export const ACTS = `dictated signed read reported referred reviewed performed interpreted transcribed verified approved ordered requested prepared seen scanned done finalized
authorized acquired entered examined validated supervised confirmed acknowledged befundet diktiert freigegeben uberwiesen unterzeichnet durchgefuhrt signe realise firmado ref`;
export const BY = 'by von durch par por';

/** Words in a person's name that are part of no person: placeholders, titles, roles, departments. */
export const NO_NAMES = `anonymous anonymized anonymised anonym anon unknown none patient test phantom name noname unnamed deidentified subject volunteer removed na null
undefined person doctor xxx xxxx mr mrs ms miss dr prof md do phd rn rt np pa jr sr ii iii iv herr frau med dipl mme and und of the by ct mri us xr cr dx pet nm mg cath lab
tech technologist technician radiology radiologist radiologie physician physicist nurse resident staff student admin user operator service system default auto guest dept
department hospital clinic er icu emergency trauma unassigned referring attending self outside other see notes provider`;
/** Particles of surnames: no part by themselves. */
export const PARTICLES = 'van von der den de la le el al bin da di du dos del zu ter ten st mc mac ben ibn abu';
/** Words of addresses and institutions that many share. */
export const GENERIC = `street strasse str road avenue lane drive platz weg city state country hospital clinic klinik klinikum clinique hopital university universitat
universitatsklinikum medical center centre zentrum department dept institute institut radiology radiologie radiological imaging health healthcare care general national regional
community saint memorial praxis practice group north south east west united states germany deutschland france suite floor building room unit`;
/** Domains at which anybody may have a mailbox: they name nobody. */
export const MAIL_PROVIDERS = `gmail googlemail gmx tonline online yahoo ymail hotmail outlook live icloud mail email posteo freenet arcor proton protonmail free orange
wanadoo laposte libero virgilio yandex rambler naver daum hanmail docomo softbank example home mobile webmail internet telekom bluewin hispeed comcast verizon`;
/** Words before a short record number. */
export const ID_WORDS = 'id ids mrn pid patient pat pt no nr number num case acc accession record subject subj sub fall nummer identifier code chart file';
/** What makes one ideograph a family name. */
export const HONORIFICS = '様 氏 先生 殿 君 さん さま くん ちゃん 님 씨 군 양 女士 小姐';
/** How a month is written in English, German, French, Spanish: one line a month. */
export const MONTHS = `
january januar janvier janv enero jan ene
february februar fevrier fevr febrero feb fev
march marz maerz mars marzo mar mrz
april avril abril apr avr abr
may mai mayo
june juni juin junio jun
july juli juillet juil julio jul
august aout agosto aug
september septembre septiembre sept sep
october oktober octobre octubre oct okt
november novembre noviembre nov
december dezember decembre diciembre dec dez dic
`;
/** The same in other languages, in full and in the form that stands behind a day: Italian, Portuguese, Dutch, Nordic, Polish, Czech,
 * Hungarian, Romanian, Turkish, Finnish, Russian, Ukrainian, Bulgarian, Greek. Read only in dates with a year of four digits. */
export const MONTHS_ELSEWHERE = `
gennaio janeiro januari styczen stycznia leden ledna ianuarie ocak tammikuu tammikuuta январь января січень січня януари ιανουαριος ιανουαριου
febbraio fevereiro februari luty lutego unor unora februarie subat helmikuu helmikuuta февраль февраля лютий лютого февруари φεβρουαριος φεβρουαριου
marco maart marts marzec marca brezen brezna marcius martie mart maaliskuu maaliskuuta март марта березень березня μαρτιος μαρτιου
aprile kwiecien kwietnia duben dubna aprilis aprilie nisan huhtikuu huhtikuuta апрель апреля квітень квітня април απριλιος απριλιου
maggio maio mei maj maja kveten kvetna majus mayis toukokuu toukokuuta май мая травень травня μαιος μαιου
giugno junho czerwiec czerwca cerven cervna junius iunie haziran kesakuu kesakuuta июнь июня червень червня юни ιουνιος ιουνιου
luglio julho lipiec lipca cervenec cervence julius iulie temmuz heinakuu heinakuuta июль июля липень липня юли ιουλιος ιουλιου
augustus augusti sierpien sierpnia srpen srpna augusztus agustos elokuu elokuuta август августа серпень серпня αυγουστος αυγουστου
settembre setembro wrzesien wrzesnia zari szeptember septembrie eylul syyskuu syyskuuta сентябрь сентября вересень вересня септември σεπτεμβριος σεπτεμβριου
ottobre outubro pazdziernik pazdziernika rijen rijna octombrie ekim lokakuu lokakuuta октябрь октября жовтень жовтня октомври οκτωβριος οκτωβριου
novembro listopad listopada listopadu noiembrie kasim marraskuu marraskuuta ноябрь ноября ноември νοεμβριος νοεμβριου
dezembro desember grudzien grudnia prosinec prosince decembrie aralik joulukuu joulukuuta декабрь декабря грудень грудня декември δεκεμβριος δεκεμβριου
`;
