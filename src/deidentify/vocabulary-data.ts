/**
 * Words that may stay in a free text, written for this project by its authors (no list was copied).
 * Words are written as `fold` leaves them (lower case, no accents: `schadel`; kana as unvoiced hiragana), so that loading is a mere split;
 * regular inflections and compounds are derived in vocabulary.ts.
 * A given name or surname does not belong here, unless it is an everyday word of imaging; if it is both, give it a line in CONTEXT.
 */

/** Words that make a phrase an imaging phrase: a word of these beside it excuses a word that equals a name. */
export const IMAGING: Readonly<Record<string, string>> = {
  anatomy: `
abdomen abdominal abdominis abducens accessory acetabulum acetabular achilles acoustic acromial acromioclavicular acromion acj adductor
adenoid adipose adnexa adnexal adrenal adrenals airspace airway airways ala alveolar alveolus alveoli amygdala anal anatomic anatomical
anatomy anconeus angular ankle ankles annular annulus anterior anterolateral anteromedial antecubital antrum antral anus aorta aortic
aortoiliac aortobifemoral aortocoronary apex apical apices aponeurosis appendage appendicular appendix aqueduct arachnoid arch areola
arm arms armpit arterial arteriole arteriovenous artery arteries articular articulation arytenoid ascending atlantoaxial atlas atria
atrial atrioventricular atrium auditory auricle auricular autochthon axial axilla axillae axillary axis azygos baby back basal base
basilar basilic basis biceps bicuspid bifurcation bilateral bile biliary bladder blood body bodies bone bones bony bowel brachial
brachialis brachiocephalic brachioradialis brain brainstem breast breasts bronchi bronchial bronchiole bronchus buccal bulb bursa buttock
buttocks caecum calcaneal calcaneus calf calvaria calvarial calvarium calyces calyx canal canine capitate capitellum capitulum capsule
cardia cardiac cardiovascular carina carotid carotids carpal carpi carpus cartilage cartilaginous caudal caudate cauda cava caval cavity
cecal cecum celiac cell cells cellular central cephalic cerebellar cerebelli cerebellum cerebellopontine cerebral cerebri cerebrum
cerebrovascular cervical cervicothoracic cervix cheek chest chiasm chiasma chin choana choledochus chordae choroid choroidal cilia
ciliary cingulate cingulum cisterna cistern circle clavicle clavicles clavicula clavicular clinoid clivus cns coccygeal coccyx cochlea
cochlear coeliac colic colon colonic column commissure commissural common concha condylar condyle condyles conjunctiva conus cord cords
cornea corneal corona coronaries coronary coronoid corpus corpora corpuscallosum cortex cortical costa costal costae costochondral
costophrenic costovertebral cranial cranii craniocervical craniofacial craniospinal cranium cribriform cricoid crista crossing cruciate
crural crus cubital cuboid cuff cuneiform cuneus cutaneous cystic deltoid dens dental denture dermal dermis descending diaphragm
diaphragmatic diaphyseal diaphysis diencephalon digit digits digital disc discs disk disks distal diverticula diverticulum dorsal dorsi
dorsum duct ductal ducts ductus duodenal duodenum dura dural ear ears elbow elbows embryo embryonic endocardial endocardium endocervical
endocrine endometrial endometrium endplate endplates entorhinal ependyma ependymal epicardial epicardium epicondyle epididymal
epididymis epidural epigastric epigastrium epiglottic epiglottis epiphyseal epiphysis epithelial epithelium erector esophageal
esophagogastric esophagus ethmoid ethmoidal eustachian extensor external extradural extrahepatic extremities extremity eye eyeball eyes
eyelid eyelids face facet facets facial falciform falx fallopian fascia fascial fascicle femora femoral femoris femoropopliteal femur
femurs fetal fetus fibula fibular filum fimbria finger fingers fissure fissures flank flexor flexure foetal foetus follicle follicular
foot feet foramen foramina foraminal forearm forearms forefoot forehead fossa fovea frontal frontotemporal fundus fundal gallbladder
ganglia ganglion gastric gastrocnemius gastroduodenal gastroesophageal gastrointestinal genicular genital genitalia genitourinary genu
gingiva gland glands glandular glans glenohumeral glenoid globe globes globus glottic glottis gluteal gluteus gonad gonads gracilis gray
grey groin groins gut gyri gyrus hair hallux hamate hamstring hamstrings hand hands haustra head heads heart hearts heel heels hemiabdomen
hemidiaphragm hemidiaphragms hemisphere hemispheres hemispheric hemithorax hepatic hepatis hepatobiliary hepatopancreatic hilar hilum
hilus hila hindfoot hip hips hippocampal hippocampi hippocampus histiocyte humeral humerus humeri hyoid hypochondrium hypogastric
hypopharyngeal hypopharynx hypothalamic hypothalamus ileal ileocecal ileocolic ileum ileum ilia iliac iliaca iliocostalis iliofemoral
iliopsoas iliotibial ilium imv inferior infraclavicular inframammary infraorbital infrapatellar infrarenal infraspinatus
infratemporal infratentorial inguinal innominate insula insular integument intercostal intercondylar interlobar internal interosseous
interphalangeal interspinous interstitial interstitium intertrochanteric intervertebral intestinal intestine intestines
intraabdominal intraarticular intracerebral intracranial intradural intrahepatic intramedullary intramuscular intraocular intraorbital
intraparenchymal intraperitoneal intraspinal intrathecal intrathoracic intrauterine intraventricular introitus ipsilateral iris ischial
ischium isthmus jaw jaws jejunal jejunum joint joints jugular jugulodigastric junction junctions juxtarenal kidney kidneys knee knees
labia labial labrum labral labyrinth lacrimal lamina laminae larynx laryngeal lateral lateralis latissimus leaflet leaflets leg legs
lens lenses lenticular lentiform leptomeningeal levator ligament ligamentous ligaments ligamentum limb limbs limbic linea lingual lingula
lip lips liver lobar lobe lobes lobular lobule lobules locoregional longissimus longus lower lumbar lumbosacral lumen luminal lunate
lung lungs lymph lymphatic lymphatics lymphoid macula macular malar malleolar malleolus malleoli mamma mammae mammaria mammary mandible
mandibles mandibular manubrium marrow masseter mastoid mastoids maxilla maxillae maxillary maxillofacial meatus meati medial medialis
median mediastinal mediastinum medulla medullary meningeal meninges menisci meniscal meniscus mesencephalon mesenteric mesentery mesh
mesial mesocolon mesorectal mesorectum metacarpal metacarpals metacarpophalangeal metaphyseal metaphysis metatarsal metatarsals
metatarsophalangeal midbrain midfoot midgut midline molar molars mons motor mouth mucosa mucosal multifidus muscle muscles muscular
musculature musculoskeletal musculotendinous musculus myelin myocardial myocardium myometrial myometrium nail naris nares nasal
nasolacrimal nasopharyngeal nasopharynx nasal navicular neck nephron nerve nerves nervous neural neuroforamina neuroforaminal neurocranium
neurovascular nipple nipples node nodes nodal nose nostril nuchal nucleus nuclei nucleus oblique obturator occipital occiput ocular
odontoid oculomotor oesophageal oesophagus olecranon olfactory omental omentum operculum optic oral orbit orbita orbital orbits organ
organs orifice oropharyngeal oropharynx os osseous ossicle ossicles ossicular osteomeatal ostium ostia ostial otic outflow ovarian
ovaries ovary oviduct ovum palatal palate palatine palatum palm palmar pallidum pallidus pancreas pancreatic pancreatobiliary
papilla papillary paracolic parafalcine parahippocampal paranasal parapharyngeal paraspinal parathyroid parathyroids paratracheal
paravertebral parenchyma parenchymal parietal parieto parotid parotids pars patella patellae patellar patellofemoral pectoral pectoralis
pedal pedicle pedicles peduncle pelvic pelvis pelves pelvicalyceal penile penis perianal periaortic periapical pericardial pericardium
perihepatic perilymph perineal perineum perineural periodontal periorbital periosteal periosteum peripancreatic peripheral perirectal
perirenal perisplenic peritoneal peritoneum periventricular peroneal peroneus petrosal petrous phalangeal phalanges phalanx pharyngeal
pharynx phrenic pia pineal pinna piriform piriformis pisiform pituitary placenta placental plantar plantaris platysma pleura pleurae
pleural plexus pons pontine popliteal popliteus pore porta portal portosystemic portovenous posterior posterolateral posteromedial
postvoid precentral precuneus prefrontal prepatellar prepuce prepyloric presacral presternal prevertebral proximal prostate prostatic
proximalis psoas pterygoid pterygopalatine pubic pubis pudendal pulmonary pulmonic pulp pupil pupillary putamen pyloric pylorus
pyramid pyramidal quadratus quadriceps quadrant quadrants radial radialis radiocarpal radioulnar radius ramus rami raphe rectal
rectosigmoid rectum rectus renal renals reproductive respiratory retina retinal retroareolar retroauricular retrobulbar retrocardiac
retrocecal retrocrural retromolar retroperitoneal retroperitoneum retropharyngeal retrosternal rhomboid rib ribcage ribs root roots rotator
sac sacral sacroiliac sacrum sagittal saliva salivary saphenous sartorius scalene scalp scaphoid scaphocapitate scapholunate scapula
scapulae scapular sciatic sclera scrotal scrotum sella sellae sellar semicircular semimembranosus seminal semitendinosus septa septal
septum serosa serosal serratus sesamoid shin shoulder shoulders sigmoid sinonasal sinus sinuses sinusoid sinotubular skeletal skeleton
skin skull soleus spermatic sphenoethmoidal sphenoid sphenoidal sphincter spinal spine spines spinous splanchnic spleen splenic
splenium splenoportal splenorenal squamous stapes stem sternal sternoclavicular sternocleidomastoid sternum stomach strap striatum
styloid subacromial subarachnoid subareolar subarticular subcarinal subchondral subclavian subcortical subcostal subcutaneous
subdeltoid subdiaphragmatic subdural subglottic subhepatic sublingual submandibular submental submucosal suboccipital subphrenic
subpleural subscapularis substantia subtalar subtrochanteric sulci sulcal sulcus superficial superior supinator supraclavicular
supracondylar suprahyoid suprapatellar suprapubic suprarenal suprasellar supraspinatus suprasternal supratentorial sural suture sutures
symphysis synchondrosis syndesmosis synovial synovium systemic talar talocrural talonavicular talus tarsal tarsals tarsometatarsal tarsus
tegmen teeth temple temples temporal temporalis temporomandibular temporoparietal tendinous tendon tendons tensor tentorial tentorium
teres testes testicle testicles testicular testis thalami thalamic thalamus thecal thenar thigh thighs thoracic thoracoabdominal
thoracolumbar thorax throat thumb thumbs thymic thymus thyroid thyroidal tibia tibiae tibial tibialis tibiofemoral tibiofibular tibiotalar
tissue tissues toe toes tongue tonsil tonsillar tonsils tooth torso trabecula trabecular trachea tracheal tracheobronchial tract tracts
tragus transverse transversus trapezium trapezius trapezoid triceps tricuspid trigeminal trigone triquetral triquetrum trochanter
trochanteric trochlea trochlear trunk trunks tubal tube tubes tuber tubercle tuberosity tubular tubules turbinate turbinates tympanic
tympanum ulna ulnar ulnaris umbilical umbilicus unco uncinate uncovertebral uncus upper urachal urachus ureter ureteral ureteric ureters
ureterovesical urethra urethral urinary uterine uterus uterovesical utricle uvea uvula vagina vaginal vagus valgus valve valves valvular
varus vas vascular vasculature vasculitic vastus vault vein veins vena venous ventral ventricle ventricles ventricular ventriculus
venule vermian vermis vertebra vertebrae vertebral vertebrobasilar vertex vesical vesicle vesicles vesicoureteral vesicourethral vessel
vessels vestibular vestibule vestibulocochlear viscera visceral vitreous vocal volar vomer vulva vulvar waist whole wrist wrists xiphoid
zygapophyseal zygoma zygomatic
abd abdo abdpel abdpelv abdpelvis ac aca acf acl acom acoma ag ags ap aplat avn axl bil bilat bl br brca brst bx ca cap cbd cca cfa cia cm
cor cp crani csp cspine cervspine cx cxr dcis dip dij eca eia elb ext extr fem fib fl gb gi gu hd hepat ica iac iacs ij ijv inf ivc
kub lad lat lateralized lca lcx le les leth ll lle lll lml lmca loe lsp lspine lt lu lue lul lumb lv lvef lvot mca mcl mcp med mtp nk nasoph
oesoph om pa pca pcl pelv pelvi pfa pip pns pop popl prox pt pv qf ra rca rle rll rml rt rue rul rv rvot sacr scj scap sfa si sij sma smv
spl stn sup svc tfl thor thspine tib tmj tmjs tsp tspine tr ua ub ue uext lext upr lwr vag va vc vert wb wrst
abdpelvic chestabd chestabdpel chestabdpelvis tibfib femurs headneck necksoft softtissue wholebody wholespine fullspine lsspine ls tls cspines
appendiceal ampulla ampullary antihelix arytenoids auricula azygoesophageal bronchioles bronchovascular calcar capsular cardinal cardioesophageal
caroticum cisternal corneas costotransverse cuboids cul dentate dorsolateral dorsomedial ductules endolymph endosteal epididymides epigastrica
epiploic episclera extraaxial extraocular extraconal fimbrial flexures fornix fornices frontoparietal frontobasal gastrohepatic gastrosplenic gonadal
haustral hemicolon hemipelvis hemisacrum hepatopetal hepatofugal hypochondriac iliopectineal incisor incisors infrahyoid infundibulum infundibular
intraaxial intraconal intersphincteric intralobar intraluminal isthmic jugulo juxtacortical juxtaarticular lamellar lenticulostriate lienal lobulus
lumbrical mandibulae mastoidal meatal medullaris mesoappendix mesosalpinx metaphyses midcarpal midclavicular midpole midshaft midthigh nasofrontal
nasoethmoid neurohypophysis adenohypophysis obturatorius occlusal omohyoid opercular orthotopic palpebral pampiniform paraaortic paracardiac paracaval
paraesophageal parametrial parametrium pararenal parasagittal parasellar parastomal paraumbilical parenchymatous peribronchial peribronchovascular
pericallosal pericaval pericolic pericolonic peridiaphragmatic perifissural perigastric periductal perilesional perilunate perinephric periportal
periprostatic perisigmoid perisylvian peritumoral perivascular perivesical phalangeals pial pilonidal popliteofibular posterosuperior anterosuperior
anteroinferior posteroinferior preaortic prebronchial precarinal precaval precordial premolar premolars premaxillary presacrum pretibial pulvinar
pterion ponto pyramidalis radiata radicle retrohepatic retropancreatic retropubic rostral scapulothoracic semilunar septi sphenopalatine spinothalamic
stapedial sternalis stylohyoid stylomastoid subclavius subfrontal subglandular subinsular submucosa subpial subplatysmal subscapular subtentorial
subungual supraaortic suprachiasmatic supraglottic supraglottis supramarginal supramesocolic suprapancreatic tarsometatarsals tegmentum tela
temporomesial transglottic transmural transmesenteric transpedicular tricuspidal trochlearis tubercles tunica tympani uveal vallecula valleculae
vesicorectal vidian zonula annuloplasty leadless interatrial intraatrial interventricular huft gpi pvn acetabula ossification apophysis
apophyseal apophyses tuberosities physis physeal growthplate trigonum naviculare tibiale fabella cyamella bursal retrocalcaneal fasciae pulley pulleys
tfcc slap alpsa hagl glad lcl ucl rcl atfl cfl ptfl syndesmotic deltoideum lisfranc
`,
  position: `
abducted abduction adducted adduction anteroposterior ant antero apl posteroanterior pa post sup supine prone decubitus decub dec recumbent
erect upright standing sitting seated semierect semiupright lateral crosstable lordotic oblique obl obliques rao lao rpo lpo lld rld lldr
rad lpodec lad ffs hfs ffp hfp ffdr ffdl hfdr hfdl hf ff first headfirst feetfirst head feet flexed flexion extended extension inversion
eversion inverted everted rotated rotation internally externally neutral weightbearing weight bearing nonweightbearing swimmers swimmer
frogleg froglegs frog tunnel merchant skyline sunrise townes townsend schuller stenvers caldwell submentovertex smv vertex odontoid open
mouth bite bitewing periapical panoramic panorex orthopantomogram opg ceph cephalometric mlo cc ml lm lmo xcc xccl xccm rcc lcc rmlo lmlo
rml lml rlm llm cleavage tangential spot mag magnified magnification axillary scapular y grashey outlet inlet judet inspiration inspiratory
expiration expiratory exp insp deep breath breathhold breathholds hold holds bh fb freebreathing valsalva dynamic views view vw vws
projection projections position positions positioned positioning left right lt rt bilat bilateral unilateral both side sided sides up down
in out sagittal sag sagi sagital coronal cor coro coronals axial ax axi tra trans transverse transaxial transversal axials obli long
short short2 axis sax lax shortaxis longaxis chamber ch 2ch 3ch 4ch vla hla sa la plane planes biplane triplane orthogonal multiplanar
multiplane curved planar radial isocenter isocentre iso isocentric localizer localiser loc scout scouts scoutview scano topo topogram
topograms survey surview surviews scanogram tomogram threeplane tripl plan planning pilot locator loca calibration superior inferior
anterior posterior proximal distal dorsal ventral cranial caudal craniocaudal caudocranial cephalad caudad cephalic mediolateral
lateromedial dorsoplantar plantodorsal dorsovolar dp axiolateral supero infero supero inferolateral superolateral superomedial inferomedial
anterolateral ipsi contra contralateral midline paramedian parasternal subcostal subxiphoid suprasternal apical plax psax a2c a3c a4c
a5c gantry tilt tilted angle angled angulation angulated landscape portrait afterloading ssn xyphoid
pel abdpel unilat caud cran od ou slit lamp avr avl avf xl
overhead bolster crouched kneeling laterally lordotics mortise oblq obls pronated pronation squat supinated supination
trendelenburg clenched fist fists stryker zanca velpeau broden gravity mirrored
upside rightside leftside craniocaud mediolat xcl rolled eklund coned weightbear wtbearing nwb
fwb pwb ftf ffl lpa rpa posteriorly anteriorly caudally cranially supin recumbency ventrodorsal dorsoventral dv lateromedially
`,
  modality: `
ct cta ctp ctv cat mr mri mra mrv mrcp mrs mrsi mre mru mrt mrg fmri rsfmri dmri smri qmri pet spect petct petmr petmri spectct cbct mdct
msct dect hrct ldct qct pqct eos dxa dexa bmd cr dr dx rf xa xray xrays xr radiograph radiographs radiographic radiography roentgen
radiogram rx us usg ultrasound ultrasonic ultrasonography sonogram sonography sonographic echo echocardiogram echocardiography
echocardiographic tte tee tvus trus ivus ice oct octa op opt opv ophthalmic ophthalmoscopy fundus autofluorescence faf fluorescein icg
angiogram angiograms angiography angiographic angio dsa mammo mammogram mammograms mammography mammographic tomo tomosynthesis dbt ffdm
cesm mg nm nuc nuclear scintigraphy scintigraphic scintigram scintimammography lymphoscintigraphy scan scans scanned scanner scanning
tomography tomographic tomogram fluoro fluoroscopy fluoroscopic fluoroscopically endoscopy endoscopic arthroscopy bronchoscopy colonoscopy
gastroscopy cystoscopy laparoscopy hysteroscopy thermography elastography elastogram fibroscan elasto swe microscopy microscopic
micro wsi histology histologic histological cytology cytologic cytological pathology pathologic pathological dermoscopy dermatoscopy photo photograph
photography photographic video ecg ekg eeg emg meg holter waveform rtimage rtplan rtdose rtstruct rtss rtrecord seg segmentation sr ko pr
pr reg spatial sc secondary capture ot other xc external camera bi bdus gm sm slide es hd io intraoral ivoct ar au aud doc bmd asmt lp ls
portal epid mv kv mvcbct kvct mvct linac simulation simulator sim multimodal multimodality multiparametric mpmri bpmri biparametric
imaging image images img imgs imaged im series ser serie study studies std exam exams examination examinations acquisition acquisitions
acq acquire acquired frame frames slice slices slc slab slabs volume volumes vol vols stack stacks projection voxel voxels pixel pixels
pixeldata dicom dcm nifti pacs ris phantom phantoms
urogram urography ivp ivu pyelogram pyelography retrograde antegrade cystogram cystography vcug mcug cystourethrogram urethrogram
hysterosalpingogram hysterosalpingography hsg myelogram myelography discogram discography arthrogram arthrography venogram venography
phlebography cavogram cavography lymphangiogram lymphangiography sialogram sialography fistulogram fistulography sinogram cholangiogram
cholangiography ptc ercp esophagram esophagogram barium enema swallow videofluoroscopy mbs ugi ugis sbft upper lower gi meal followthrough
enteroclysis defecogram defecography proctogram enterography enteroclysis colonography cte ctc mrenterography ventriculogram
ventriculography aortogram aortography arteriogram arteriography dacryocystogram galactogram ductogram babygram bonescan bonesurvey
skeletalsurvey boneage mibi dmsa mag3 dtpa hida muga vq vqscan perfusion ventilation thyroidscan wbs datscan spectct octreoscan mibg
abus autorefraction biometry biomicroscopy capillaroscopy cardiogram cathlab chromoendoscopy colposcopy colposcopic densitometer
densitometry dentascan dermatoscopic dopplersonography ductography duodenoscopy echogram echoendoscopy electrocardiogram
electroencephalogram endosonography enteroscopy esophagoscopy esophagography fluorangio galactography gonioscopy gonio
hysterosonography keratometry keratography laryngoscopy mammotome mediastinoscopy neurosonography orthopan otoscopy pachymetry
panendoscopy perimetry perineogram pharyngogram pneumography pouchogram proctoscopy ptca radioscopy retinography rhinoscopy slitlamp
sonohysterography stereotaxy stereo tomodensitometry topography topographic tractogram ureterogram ureteroscopy urethrography uroflow videocapsule
videolaryngoscopy xeromammography zonography vfss fees viability photodynamic spectrometry magnetoencephalography bioimpedance
   swept enface bscan bscans ascan ascans amode lineraster raster onh rnfl gcl hfl rpe etdrs hrt
 slo uwf ultrawidefield widefield redfree infrared nearinfrared
`,
  sequence: `
t1 t2 t1w t2w t1wi t2wi t2star t2s pd pdw pdwi pdfs pdt2 t1rho r1 r2 r2star flair flairs stir tirm tirmfs irfse space spaceflair cube vista vibe
lava thrive quick fame flash turboflash fl fl2d fl3d fisp truefisp trufi trufisp psif fiesta ffe bffe btfe bssfp ssfp bal balanced grass spgr
fspgr efgre efgre3d mpgr gre gradient gradientecho ge gr se spinecho tse fse fsefs tgse haste ssfse sshfse ssh ssfsh rare turbo fast ultrafast
epi ep2d epi2d msepi sshepi rsepi resolve propeller blade multivane muse zoom zoomit focus dwi dwibs diff diffusion dti dtifa dsi hardi noddi
dki ivim trace tracew tracewi adc adcs fa famap colfa tensor tractography tract tracks tracking bval bvals bvalue bvalues bvec bvecs bmax swi mip mip venbold
swip minip mminip phase pha phs mag magnitude real imaginary imag perf perfusion pwi dsc dce dcemri asl pasl pcasl casl bold fmri rest resting restingstate task
fingertapping motor language tof tof2d tof3d inhance pc pca pcmra phasecontrast velocity venc flow qflow cine cines cined tagging tagged spamm strain lge psir
molli shmolli saturation sat fatsat fs fatsup fatsaturated fatsuppressed spair spir spgrfs dixon mdixon ideal lavaflex flex opp inopp inph outph inphase outphase oppphase
oop opposed water fat wfi waterfat qalpha inversion ir irprep prep recovery mp2rage mprage mpr tfe tfl tfl3d turbofield ge3d se2d svs csi press steam spectroscopy spectro
spectrum mrs qsm qbold gremt mt mtc mtr cest apt ute zte silent quiet quietx caipi caipirinha grappa sense msense asset arc ipat pat
mb multiband sms hyperband accel acceleration factor compressed cs csense sensing blipped aphase pa ap rl lr is si blip topup fieldmap fmap b0 b1 b1map b0map shim shimming prescan
navigator nav navi pace resp respiratory trig trigger triggered gated gating gate ecggated prospective retrospective retro prosp retrog breathhold bh fb freebreath freebreathing
delay delayed del early late dynamic dyn dyna twist tricks trak keyhole grasp radialvibe star starvibe stars bolus boluschase chase care test timing caretrack smartprep surestart
precontrast postcontrast plain native nativ enhanced unenhanced nonenhanced ce nce ceus hepatobiliary hbp portalvenous pvp arterialphase art arterial ven venous equil equilibrium
excretory nephrographic corticomedullary washin washout subtraction sub subtracted subs subt motioncorrected moco moco3 mocoseries norm normalized nd dis2d dis3d dist2d dist3d
distortion corrected corr correction filt filter filtered p2 p3 p4 s2 s3 iso isotropic aniso anisotropic resol resolution highres hires hr lowres res hd thin thick thinslice
smooth sharp soft hard bone lung mediastinum angio brain std stnd standard detail edge ultra acs kernel krn rec recon recons reconstruction reformat reformats reformatted ref
refor mpr mprs cpr mpvr vr vrt vrd vol volren rendering ssd surface endo fly flythrough fused fusion fuse overlay summary report key keyimage sc screen save saves screensave screenshot
capture cap dose dosereport doserep doseinfo dlp ctdi ctdivol sr eff effective mono monoe monoenergetic keV kev kvp low mixed mix iodine iodinemap vnc virtual noncontrast
rho zeff electron density spectral dualenergy de gsi dualsource ds spiral helical helix hel seq sequential sequence sequences step shoot stepandshoot axialmode volumeaxial
wide widevolume stationary topogram monitoring premonitoring monitor tracker trackers bolustracking prep interscan interval
veo asir asirv asirtm idose imr idr aidr aidr3d first admire safire sinogram mbir fbp osem osem3d tofosem truex ultrahd qclear bsrem psf mlem
ac nac nacs attn atten attenuation attcor uncorr uncorrected corrected ctac mrac ctacs ute umap mumap wb wholebody static dynamics gatedpet listmode emission transmission scatter
randoms decay normalization blank sino crosscal suv suvbw suvlbm suvbsa suvmax suvmean suvpeak suvs mtv tlg
coilcheck coil coils body headneck spinecoil surface array phased channel knee flexcoil wrist torso loop quadrature quad transmit receive tx rx
b1000 b800 b500 b50 b0 b100 b400 b1500 b2000 te tr ti fa nex nsa nav etl esp bw matrix fov fovs rfov tau tm
loop gap slthk thk thickness spacing increment inc incr overlap interp interpolated interpolation zip zip2 zip512 phaseenc freq encoding encode dir dirs direction directions
medic mers merge cosmic ciss drive dess desstof pdte vfa multiecho mecho mgre megre memp mfgre minflip megremaps quant quantitative relax relaxometry map maps mapping synthetic syn symri magic
mrfingerprint mrf fingerprint localiser trufilocalizer survey refscan ref senseref coilsens coilsensitivity sensitivity asset calib cal prescannorm adj adjust aahead aascout autoalign
swishims aa scoutmpr dotengine dot compass tim timct setup asl3d pcasl3d 3dasl satband satbands inf sup bband blackblood darkblood brightblood db bb wb dir tirm db whitematter
tshim sosr vfl fatnav motioncorrection nomoco ecg pulse peripheral trigger hrf rvs lvs saxcine laxcine cinesax tcine stack sax4ch hla vla lvot rvot aoflow paflow
smart best diast diastole diastolic syst systole systolic sw dstream sssh xyz dflair bpm fid
hrbrain
  autocorrelation ave bilevel bipolar blackout centric
combo concat concatenation conv crossplane deoblique dephase dualecho
dwells dwell echoes echotrain ernst exc excitation excitations fatfraction flc flip
fouriers fourier fsee gapless gmap gmwm gradunwarp
   inline inplane inphs interleaving kspace
    mavric metalartifact imar semar mebold midphase mindiff
multichannel multicoil multicontrast multigrid multislab multislice multistation multistep multivenc nonselective nodim nonproj nulling nulled
offresonance onresonance oversampling oversample parallelimaging partialfourier passthrough postlabel postlabeling pld preinj
precon premod presat presaturation phasedarray phasemap phaseoversampling phasing qsmmap
 readout readoutsegmented refocus refocusing relcbf relcbv repetition rfpulse rotating rovir semac vat shots multishot
singleshot singleband slabselective slicegap snap softplan spoil spoiled spoiler spinlabeling
sweep tailored tfeepi turbospin unaliasing unwarp upsample vfamap
   wfs whiteblood wip relaxivity mvxd proset xd
 exh inh endexp endinsp tensors fractional anisotropy diffusivity eigen eigenvalue eigenvector connectome
parcellation t1map t2map t2starmap r2map ecv ecvmap mgc psirmag
`,
  contrast: `
contrast contrasts contrasted con cont contr ctrst cntrst iv ivcon ivc ivcontrast w wo wwo wow wi without with noncon nonc nocon nc ncon noncontrast noncontrasted plus minus pre post premed
oral orally po pr rectal iodinated iodine gad gado gd gadolinium gadobutrol gadavist gadovist gadoteridol prohance gadoterate dotarem clariscan gadobenate multihance gadopentetate magnevist
gadoxetate gadoxetic eovist primovist gadodiamide omniscan gadoversetamide optimark gadofosveset ablavar vasovist gadopiclenol elucirem vueway gbca feraheme ferumoxytol feridex resovist sinerem
mangafodipir teslascan iohexol omnipaque iopamidol isovue iopamiro iopamiron niopam iodixanol visipaque ioversol optiray iopromide ultravist iomeprol iomeron imeron iobitridol xenetix
ioxaglate hexabrix ioxilan oxilan diatrizoate gastrografin gastroview hypaque renografin conray iothalamate cysto cystografin lipiodol ethiodol ethiodized barium readicat readi varibar volumen
breeza omni microbubble microbubbles definity optison lumason sonovue levovist sonazoid perflutren agitated saline bubble bubbles co2 carbon dioxide xenon krypton technegas air gas gel jelly
water mannitol glucagon buscopan butylscopolamine scopolamine hyoscine lasix furosemide secretin morphine cck kinevac sincalide captopril adenosine regadenoson lexiscan dipyridamole persantine
dobutamine stress rest pharmacologic nitroglycerin nitro metoprolol beta blocker blockers diazepam lorazepam midazolam sedation sedated sedate propofol anesthesia anaesthesia anesthetic lidocaine
fdg fludeoxyglucose fluorodeoxyglucose f18 fluorine fluoride naf sodium fluciclovine axumin flt fmiso faza fes fet fdopa dopa florbetapir amyvid florbetaben neuraceq flutemetamol vizamyl flortaucipir tauvid
av45 av1451 pib psma pylarify dcfpyl fpsma illuccix locametz dotatate dotatoc dotanoc netspot detectnet gallium ga ga68 ga67 fapi choline acetate methionine ammonia rubidium rb rb82 cardiogen
n13 o15 c11 cu64 copper zr89 zirconium i131 i123 i124 i125 iodide radioiodine rai tc tc99m tc99 mtc technetium pertechnetate sestamibi cardiolite tetrofosmin myoview tilmanocept lymphoseek sulfur colloid
sulphur mdp hdp hmdp medronate oxidronate maa macroaggregated albumin dtpa pentetate mag3 mertiatide dmsa succimer hmpao exametazime ceretec ecd bicisate neurolite mebrofenin choletec hida disofenin hepatolite
rbc rbcs wbc ultratag pyp pyrophosphate indium in111 oxine pentetreotide octreotide octreoscan capromab prostascint thallium tl tl201 thallous chloride ioflupane datscan iobenguane mibg azedra adreview xofigo radium ra223
lu177 lutetium lutathera pluvicto y90 yttrium theraspheres therasphere sirspheres sm153 samarium sr89 strontium xe133 kr81m ge68 germanium cs137 cesium co57 cobalt ir192 iridium pd103 palladium tracer tracers
radiotracer radiopharmaceutical radionuclide radioisotope isotope isotopes nuclide injected inject injection injections injector inj uptake dose doses activity residual bolus infusion drip flush administered administration
agent agents medium media concentration volume rate molar osmolar lowosmolar nonionic ionic extravasation allergy allergic reaction premedication premedicated creatinine egfr gfr metformin
accupaque biliscopin bismuth cholografin dotagraf endobilia ethiod gadobenic gadolin
imagent iodipin iomeprolum iopentol iotrolan isovist iotroxate ioxithalamate lymphazurin magnegita magnograf microbub micropaque myodil
opacify peritrast polibar rayvist renovist scanlux sinographin solutrast telebrix tomray unilux urografin urovist urovison

methylcellulose psyllium polyethylene glycol sorbitol pineapple juice milk effervescent granules faecal stool cleansing cathartic bisacodyl
rectally intravenous intravenously intraarterial intraarterially intraarticularly intrathecally subcutaneously cannula cannulas antecub venflon
   injectate chaser nacl pss fluorocholine fluoroestradiol fluoroethyltyrosine fluoromisonidazole fluorothymidine
 fluciclatide piflufolastat flotufolastat copper64 satoreotide edotreotide oxodotreotide pentixafor exendin pentixather
mk6240 pi2620 florbeta dasb raclopride fallypride dtbz fppcit betacit altropane trodat sulesomab besilesomab
fanolesomab tektrotyd leukoscan leukocytes nanocolloid nanocoll nanotop sentinel sln methylene sincalid krypton81m xenon133 xenon129
hyperpolarized 3he helium pertechnegas aerosol aerosols technescan adenoscan rapiscan aminophylline caffeine theophylline glyceryl trinitrate
ivabradine esmolol landiolol glucose bgl bsl fasting fasted hydrated hydration postinjection halflife

`,
  unit: `
mm cm dm km um nm mm2 mm3 cm2 cm3 ml mls cl dl ul cc ccs l liter liters litre litres milliliter milliliters millilitre microliter g gm gms gr gram grams kg kgs kilogram mg mcg ug ng pg lb lbs oz pound pounds inch inches ft
mgml mgi mgiml mgi100 mmol mol mmoll umol molar mosm meq iu miu mci uci ci bq kbq mbq gbq kbqml bqml millicurie millicuries becquerel becquerels
megabecquerel cts cnts counts kcts kcounts cps cpm kcps s sec secs second seconds msec msecs ms us usec ns min mins minute minutes hr hrs hour hours h d day days wk wks week weeks mo mos month months mth mths yr yrs year years y yo
am pm hz khz mhz ghz bpm rpm fps hpf lpf db dbs v kv kvp mv mev kev ev ma mas mamp ampere mamin kw w kva t tesla gauss mt mtm gy cgy mgy ugy ugym2 dgycm2 mgycm mgycm2 gycm2 gycm sv msv usv rad rads rem mrem roentgen cm2 hu hounsfield
houndsfield suv ppm pct percent percentage deg degs degree degrees c celsius f k rad mmhg kpa pa bar cmh2o atm px pix pixel pixels voxel voxels pt pts dpi lp lpcm lpmm bit bits byte bytes kb mb gb tb x by vs per ppd pack pys packyears pkyr
mlmin mlmin100g mlsec mls mlkg mgkg kgm2 ngml mgdl iuml mlg ms2 cms mps cmsec msq sqm sqcm sqmm s1 kdpi sd snr cnr cv n no nos num one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty
forty fifty sixty seventy eighty ninety hundred thousand million half third quarter fourth fifth sixth seventh eighth ninth tenth first second once twice single double triple dual quadruple pair pairs
gray grays i ii iii iv vi vii viii ix xi xii xiii 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th th st nd rd mgm ccsec cmwater ohm joule joules watt watts lumen cd cdm2 millimeter millimeters millimetre millimetres centimeter centimeters centimetre
micron microns micrometer micrometers nanometer meter meters metre metres millisecond milliseconds microsecond millivolt millivolts kilovolt milliampere milligray centigray sievert millisievert milligram milligrams microgram
`,
  procedure: `
ablation ablate ablated aneurysmorrhaphy amputation anastomosis anastomoses anastomotic angioplasty appendectomy arthrodesis arthroplasty arthrotomy aspirate aspirated aspiration atherectomy augmentation axillary biopsies biopsy biopsied
brachytherapy bypass bypassed bypasses cabg cannulation cardioversion catheter catheterization catheterisation catheters cath cholecystectomy cholecystostomy chemoembolization chemoembolisation chemoport clip clipping clips closure coil coiled coiling
colectomy colostomy conization core craniectomy craniotomy cryoablation cryotherapy curettage cystectomy debridement decompression deployment deployed dialysis dilatation dilation discectomy dissection drain drainage drains
drained embolectomy embolization embolisation embolized endarterectomy endograft endoluminal endoprosthesis endotracheal esophagectomy evar excision excisional exploration fenestration fine needle fna fnac fixation fusion
gastrectomy gastrostomy graft grafted grafting grafts guidance guided gtube jtube gjtube hardware hartmann hemicolectomy hepatectomy hysterectomy ileostomy implant implantation implanted implants incision injection insertion
instrumentation instrumented intervention interventional interventions intubated intubation kyphoplasty laminectomy laminotomy laparotomy lavage lead leads ligation ligature line lines lithotripsy lobectomy localization localisation lumpectomy
mastectomy mastopexy marker markers nail nailing needle needles nephrectomy nephrostomy nephroureteral nephrourostomy node orchiectomy orchidopexy orif osteotomy ostomy pacemaker pacer aicd icd pacing paracentesis peg percutaneous picc pigtail pinning pins
placement pleurodesis plasty plate plates plating pneumonectomy pericardiocentesis port ports portacath procedure procedures procedural prosthesis prostheses prosthetic prostatectomy puncture radioembolization radiofrequency rfa recanalization reconstruction reduction
removal repair repaired replacement replaced resection resected retrieval revascularization revision rhizotomy salpingectomy scaphoidectomy sclerotherapy screening screw screws seed seeds septoplasty sheath sheaths shunt shunted shunting shunts splenectomy
staple staples stapled stenosis stent stented stenting stents stereotactic stereotaxis sternotomy stitch suture sutures sutured tace tare tavi tavr tevar thoracentesis thoracostomy thoracotomy thrombectomy thrombolysis thyroidectomy tips
tonsillectomy trach tracheostomy transplant transplantation transplanted transplants tumorectomy turp tubing tube uterus vacuum vasectomy vertebroplasty ventriculostomy vats wire wires wired wiring whipple
nissen fundoplication billroth bentall fontan glenn norwood ross ilizarov
ett ngt ogt dht vpshunt vp vps evd iabp lvad ecmo cvl cvc permacath permcath tlso spacer cage cages rod rods plif tlif alif acdf ttm hemiarthroplasty tha tka thr tkr hemi stemmed cemented uncemented
screening surveillance routine stat emergency emergent urgent elective trauma polytrauma traumascan panscan stroke code workup rule ro eval evaluate evaluation assess followup fu fup fol follow restaging staging stage staged baseline
preop preoperative postop postoperative intraop intraoperative perioperative op operation operative surgical surgery surgeon presurgical postsurgical preprocedure postprocedure pretreatment posttreatment treatment treated therapy therapeutic
diagnostic screening screeningmammo lowdose ultralowdose protocol protocols prot limited limt ltd complete comp cmplt complt cpt full partial multiple mult multi additional addl add extra repeat repeated rpt repeats retake reject rejected unspecified
portable port mobile bedside icu picu nicu ccu er ed or ip op inpatient outpatient ward clinic theatre consult review interpretation outside foreign import imported copy second opinion addendum
specimen tissue block slide stain stained section sections gross he hande hematoxylin haematoxylin eosin ihc immunohistochemistry paraffin formalin fixed fixative frozen embedded embedding smear cytospin brightfield trichrome
age bone length leg lengths scoliosis sniff test arthro myelo hystero gastro neuro cardio chest vasc msk peds ped pediatric paediatric paed child infant neonate neonatal newborn adult ob gyn obgyn obstetric obstetrics trimester gestational nuchal translucency
biophysical profile anomaly level growth dating cervical cervix transvaginal transabdominal endovaginal transrectal translabial transperineal transcranial transesophageal transoesophageal transthoracic tcd doppler duplex triplex color colour power spectral pw cw mmode bmode harmonics thi sie venousdoppler
calcium score scoring calciumscore cacs ccs heartflow ffr ffrct cfr tavrplanning triple ruleout ttr pe pulmonaryembolism pulmembolus runoff run runs aortogram liverprotocol renalstone stoneprotocol hematuria uro urogram enterography
abscessogram acromioplasty adenoidectomy adhesiolysis allograft autograft homograft xenograft arthrocentesis aspirates atriotomy balloons
 banding bunionectomy cardiotomy cementation cement cementoplasty cholangiostomy chordotomy
colpopexy commissurotomy cordotomy cystoprostatectomy cystogastrostomy debulking decannulation decortication defibrillator denervation disarticulation
discectomies diskectomy duodenotomy electrode electrodes stimulator vns ebus embolised endobronchial endoscopically endovascular
enucleation enterostomy epiphysiodesis escharotomy exenteration extubated extubation fasciotomy foraminotomy frenectomy gastrojejunostomy
gastropexy hemithyroidectomy herniorrhaphy hernioplasty herniotomy interposition jejunostomy kyphectomy laparoscopic laparoscopically lasik
iridotomy vitrectomy trabeculectomy phacoemulsification pseudophakia pseudophakic phakic aphakic iol buckle ligated loboplasty lobectomies
lymphadenectomy marsupialization meniscectomy metastasectomy microdiscectomy microsurgery myectomy myomectomy myotomy neobladder nephropexy
nephrolithotomy pcnl eswl ureteroscopic oophorectomy orchiopexy ostomies osteosynthesis plateosteosynthesis osteotomies pancreatectomy
pancreaticoduodenectomy pancreatojejunostomy parathyroidectomy penetration percutaneously pericardiectomy phlebectomy pleurectomy
pneumolysis polypectomy postbiopsy postlumpectomy postmastectomy postoperatively preoperatively intraoperatively postprostatectomy
postradiation postchemo posttransplant postsplenectomy postthoracotomy postcholecystectomy prosthetics pyeloplasty pyloroplasty pyloromyotomy
rectopexy reimplantation reoperation retransplant rhinoplasty roadmapping sacrocolpopexy salpingostomy sclerosant septostomy sequestrectomy shave
sigmoidectomy sleeve sleeves sling snare snared sphincterotomy stapling stentgraft stentgrafts stoma stomas sympathectomy
synovectomy tenotomy tenodesis thoracoplasty thermoablation microwave mwa hifu electroporation ire transhepatic transjugular transfemoral transradial
transbronchial transthoracically tunneled tympanoplasty urethroplasty valvuloplasty valvulotomy varicocelectomy vitrification
vagotomy venotomy vesicostomy vulvectomy tep hemitep duokopf dhs pfn pfna gammanail
spickdraht spickung fixateur externe interne fixator orthosis brace splint spica halo collar bandage dressing dressings gauze swab cardioverter
biventricular crtd linq ilr recorder watchman occluder amplatzer mitraclip neochord ecls impella bicaval quinton portacaths
hickmans groshong dobhoff nasogastric orogastric nasojejunal gastrojejunal
`,
  reconstruction: `
algorithm kernel kernels convolution filter filters filtered backprojection iterative iteration iterations subset subsets recon recons reconstructed reconstruct reconstructions reconstructing postfilter gaussian gauss hanning hann hamming butterworth ramp shepp parzen metz cutoff order fwhm smoothing
smoothed sharpening sharpened denoise denoised denoising deeplearning deep learning dl dlr dlir airrecon aice truefidelity precise advanced intelligent clear truesound noise reduction superresolution upsampled downsampled resampled rescaled rescale slope intercept lut luts voi modality presentation window windows
windowing windowed width level wl ww wc center centre inverted invert colour color monochrome rgb palette ybr overlay overlays annotation annotations annotated burned mask masks masked segment segments segmented segmentations contour contours contoured structure structures structureset registered registration rigid deformable
affine warped warping coregistered coreg aligned alignment normalize template atlas harmonized quantized rendered montage mosaic tile tiles tiled pyramid thumbnail jpeg jpg png tiff bmp jls jpegls jp2 j2k htj2k rle lossless lossy compressed uncompressed compression ratio interleave interleaved bitmap mpeg mpeg4 mp4 avi wav
encoded decoded transcoded irreversible reversible progressive deflated endian implicit explicit derived original primary secondary derivation processed processing raw mean avg average averaged averaging median max maximum min minimum sum summed difference diff ratio product
stdev deviation std variance percentile skewness kurtosis entropy texture radiomics feature features fit fitted error residual residuals model modelled based map maps parametric par cbf cbv mtt ttp tmax tmip ktrans kep ve vp auc iauc slope wash subtraction peak onset arrival transit
sphere ellipsoid ellipse polygon line circle polyline rectangle freehand caliper calipers measurement measurements measure measured measuring measures roi rois rci annotation graphic graphics arrow text label labels labeled labelled stitched stitching composed composing composite collage batch tomo synthesized synthetic synth cview
br30 b30f b31f b35f b40f b41s b45f b50f b60f b70f b75f b80f h10s h20s h30s h31s h37s h40s h60s h70h i26f i30f i31f i40f i70f j30s j45s u90u d30f t20f fc03 fc08 fc12 fc13 fc18 fc30 fc50 fc51 fc52 fc81 fc86 yb yc ya yd fc detail lungb bonedetail chst stndrd stdplus boneplus ultrabone
bl57 br36 br38 br40 br44 br46 br49 br54 br56 br59 br60 br62 br64 br68 bv36 bv38 bv40 bv44 bv48 hr36 hr38 hr40 hr60 hr64 hn hp hc hv qr36 qr40 qr44 qr56 sa36 sa40 ub uf uh sf sn
bowtie filament focal spot collimation pitch rotation tube current voltage modulation caredose caredose4d autoexposure exposure exposures aec smartma noiseindex grid detector detectors panel csi gadolinium imager plate flatpanel cassette ccd photon counting pcct photoncounting quantumplus quantum uhr vmi
antialiasing apodization backproject bilinear trilinear spline interpolate calibrated coefficient coefficients colorcoded colormap
colorscale convolved crop cropped cropping deblurred decompressed deface defaced defacing skullstrip skullstripped skullstripping dilate
eroded downsample endview equalize equalization exported exports framewise fullfov greyscale grayscale
 histogram hybridir intensities isosurface keyframe layout logarithmic lookup luminance
mippr meanip matrices monochrome1 monochrome2 nonlinear offline online optimised
originals orthoview palettecolor panned pansharp pixelwise postprocess postprocessed postprocessing preset presets projectional pseudocolor
quantisation raycast rawdata rebinned rebin recalculated recursion reformatting reformated regrid resampling resize resized
resliced reslice resolutions scaling screenshots secondarycapture sharpen sharpest shearwarp sinograms
     subvolume sumimage supersampled thresholded thresholding
 transparencies transparent transparency unwrapped unwrapping viewport volumetric volumetry voxelsize wavelet
weightedsum xmip cinematic cvrt spin tumble cutplane clipplane centerline
 cardscore graph graphs charts plots
`,
  vendor: `
siemens healthineers philips healthcare ge gems gehc toshiba canon hitachi fuji fujifilm fujirebio agfa carestream kodak konica minolta hologic lorad selenia dimensions samsung medison mindray esaote shimadzu neusoft varian elekta accuray
brainlab raysearch bruker zeiss meditec heidelberg engineering topcon nidek optos olympus leica aperio hamamatsu barco sectra terarecon lunit medis intelerad mckesson cerner ziehm planmeca sirona vatech swissray analogic icad bracco guerbet bayer
schering mallinckrodt nycomed amersham medrad picker marconi elscint adac cti ecat acuson atl hdi sonosite bk supersonic aixplorer zonare biosound diasonics vingmed marquette imatron tomtec arterys qure riverain aidoc vizai voxel uih unitedimaging
systems medical corporation corp inc gmbh ltd co company ultrasound imaging electronics technologies technology diagnostics manufacturer manufacturers vendor equipment device devices hardware software version model workstation console station server scanner
somatom definition force emotion sensation perspective naeotom magnetom avanto aera skyra prisma altea verio espree symphony sonata essenza biograph mmr mct horizon vision symbia intevo ecam artis axiom zee zeego aristos luminos ysio multix
mammomat sequoia antares cardiette syngo leonardo mmwp plaza multimodality revolution optima lightspeed vct hispeed brightspeed discovery signa hdxt hdx excite architect pioneer voyager infinia millennium hawkeye xeleris senographe pristina senoclaire innova logiq vivid
voluson venue definium proteus precision brivo goldseal advantx advantage brilliance ingenuity ict iqon incisive mx8000 mx gemini vereos ingenia ambition elition achieva intera gyroscan allura azurion xper epiq affiniti iu22 ie33 cx50 lumify digitaldiagnost
essenta skylight precedence brightview aquilion genesis lightning activion asteion vantage galan orian excelart aplio xario infinix celesteion ultimax echelon airis aperto scenaria supria arietta prosound fdr synapse
truebeam clinac halcyon ethos synergy versahd agility tomotherapy cyberknife radixact gammaknife leksell eclipse pinnacle raystation oncentra iplan mimvista mosaiq rapidarc vmat imrt igrt sbrt srs exactrac alignrt catalyst xvi obi
spectralis cirrus stratus maestro triton visucam daytona visante pentacam lenstar iolmaster celsius osirix horos radiant slicer itk itksnap fsl spm freesurfer dcmtk dcm4che pydicom gdcm orthanc matlab python java dcmjs dcmqi
 ablatherm mevion proteusone proton cyclotron synchrotron gammacamera gamma camera anger collimator lehr leap megp hegp pinhole parallel fanbeam cone beam conebeam
 lunar hologicselenia qdr horizonw delphi prodigy idxa mobilett polymobil siregraph sireskop bucky didi ceiling table wallstand couch tabletop carm oarm arcadis cios
`,
  finding: `
aberrant abnormal abnormality abnormalities abscess abscesses absence absent abutting achalasia acidosis acquired acute adenocarcinoma adenoma adenomas adenomatous adenomyosis adenopathy adhesion adhesions adhesive agenesis aids albuminuria allergy
alopecia amyloid amyloidosis amyotrophic anaemia anemia anaplastic anasarca anencephaly aneurysm aneurysmal aneurysms angina angiodysplasia angioma angiomyolipoma angiosarcoma ankylosing ankylosis anomalous anomaly anomalies anosmia anteversion anthracosis anuria anxiety
aphasia aplasia apnea appendicitis appendicolith arachnoiditis architectural arrest arrhythmia arteriosclerosis arteritis arthralgia arthritic arthritis arthropathy arthrosis artifact artifacts artefact artefacts artifactual asbestos asbestosis ascites aseptic aspergillosis
asphyxia aspiration asthma astrocytoma asymmetric asymmetrical asymmetry asymmetries asymptomatic ataxia atelectases atelectasis atelectatic atheroma atheromatous atherosclerosis atherosclerotic atresia atrophic atrophy atypia atypical avascular avulsed avulsion
bacteremia bacterial barotrauma benign bifida bifid birads bleb blebs bleed bleeding bloody blunt blunted blunting blurred blurring bradycardia breakage broken bronchiectasis bronchiectatic bronchiolitis bronchitis bronchopneumonia bronchogenic bruise bulge bulges bulging bulla bullae bullous bunion burn burns bursitis
cachexia calcific calcification calcifications calcified calcifying calcinosis calculi calculus callus cancer cancerous cancers candidiasis carcinoid carcinoma carcinomas carcinomatosis cardiomegaly cardiomyopathy caries cataract cavernoma cavernous cavitary cavitated cavitation cellulitis cerebritis chemosis cholangiocarcinoma
cholangitis cholecystitis choledocholithiasis cholelithiasis cholestasis cholesteatoma chondrocalcinosis chondroma chondromalacia chondrosarcoma chordoma chorea chronic chronicity cirrhosis cirrhotic claudication clefts cleft clot clots clotted coagulopathy coalescence coarctation coarse coarsened coccidioidomycosis
colitis collapse collapsed collapses collateral collaterals collection collections colloid coma comminuted comminution communicating compress compressed compressing compression compressive concussion confluent congenital congested congestion congestive consolidation consolidations consolidative constipation constricted constriction contained contamination
contracture contusion contusions convulsion copd cough coughing covid covid19 sars coronavirus crack craniosynostosis crepitus crisis croup crush cva cyanosis cyst cysts cystitis cystocele dandy deafness deformed deformities deformity degenerated degeneration degenerative dehiscence dehydration delirium
dementia demineralization demineralized demyelinating demyelination dense densely densities density depressed depression dermatitis dermoid desiccation destruction destructive developmental deviated deviation dextroscoliosis diabetes diabetic diarrhea diarrhoea diastasis dilated dilatation diminished diplopia discitis discogenic discoid discoloration
disease diseased diseases disfigured disorder disorders displaced displacement displacing dissecting disseminated distended distension distention distorted distortion distress diverticular diverticulitis diverticulosis dizziness dolichoectasia drop duplication dwarfism dyspepsia dysphagia dysphasia dysplasia dysplastic dyspnea dyspnoea dystrophic
dystrophy dysuria eburnation ecchymosis echogenic echogenicity echolucent eclampsia ectasia ectatic ectopia ectopic edema edematous effaced effacement effusion effusions embolic emboli embolism embolus emesis emphysema emphysematous empyema encapsulated encasement encephalitis encephalocele encephalomalacia encephalopathy enchondroma enchondromas
endocarditis endoleak endometriosis endometritis endometrioma enhancement enhances enhancing enlarged enlargement enlarging enteritis enterocolitis enthesopathy enthesophyte entrapment eosinophilic ependymoma epicondylitis epididymitis epilepsy epileptic epistaxis erosion erosions erosive erythema esophagitis etiology eventration exophthalmos exophytic
exostosis expansile extensive extramural extraskeletal extravasated extruded extrusion exudate exudative failure fall fallen fat fatigue fatty fecal febrile fever fibroadenoma fibroadenomas fibroglandular fibroid fibroids fibroma fibromatosis fibromyalgia fibrosis fibrotic fibrous filling fistula fistulae fistulas flattening flattened fluid fluids focal foci focus foreign
fracture fractured fractures fragment fragmentation fragments free fungal fusiform ganglioglioma gangrene gas gaseous gastritis gastroenteritis gerd germinoma giant gigantism glaucoma glioblastoma gbm glioma gliomas gliosis gliotic glomerulonephritis goiter goitre gonarthrosis gonorrhea gout gouty granuloma granulomas granulomatous ground glass groundglass ggo growth gunshot gynecomastia
haemangioma haematoma haematuria haemorrhage haemorrhagic hairline hamartoma headache headaches heartburn hemangioma hemangiomas hemarthrosis hematemesis hematocele hematochezia hematologic hematoma hematomas hematuria hemianopia hemimegalencephaly hemiparesis hemiplegia hemivertebra hemochromatosis hemolysis hemolytic hemopericardium hemoperitoneum hemophilia hemoptysis
hemorrhage hemorrhages hemorrhagic hemorrhoid hemorrhoids hemosiderin hemosiderosis hemothorax hepatitis hepatoblastoma hepatocellular hepatoma hepatomegaly hepatosplenomegaly hcc hernia hernias hernial herniate herniated herniation herniations herpes heterogeneity heterogeneous heterogenous heterogeneously heterotopic heterotopia hiatal hiatus histoplasmosis histiocytosis
hiv homogeneous homogeneously homogenous honeycomb honeycombing hydatid hydatidiform hydrocele hydrocephalus hydronephrosis hydronephrotic hydropneumothorax hydrops hydrosalpinx hydroureter hydroureteronephrosis hygroma hyperattenuating hyperattenuation hypercholesterolemia hyperdense hyperdensity hyperechoic hyperemia hyperglycemia hyperinflated hyperinflation hyperintense
hyperintensities hyperintensity hyperlipidemia hyperlucency hyperlucent hyperparathyroidism hyperplasia hyperplastic hyperostosis hypersensitivity hypersignal hypertension hypertensive hyperthyroid hyperthyroidism hypertrophic hypertrophied hypertrophy hypervascular hypoattenuating hypoattenuation hypodense hypodensities hypodensity hypodysplasia hypoechoic hypoglycemia hypogonadism
hypointense hypointensities hypointensity hypokinesia hypokinetic hypometabolic hypometabolism hypermetabolic hypermetabolism hypoperfusion hypoplasia hypoplastic hyposignal hypospadias hypotension hypotensive hypothyroid hypothyroidism hypovascular hypoventilation hypoxemia hypoxia hypoxic iatrogenic ictal icterus idiopathic ileitis ileus immunocompromised immunosuppressed impacted impaction
impaired impairment imperforate impinged impingement impression incarcerated incidental incidentaloma incompetence incompetent incomplete incontinence indentation indeterminate indolent infarct infarcted infarction infarctions infarcts infected infection infections infectious infertility infestation infiltrate infiltrates infiltrating infiltration infiltrative inflamed inflammation inflammatory influenza
injured injuries injury innumerable insufficiency insult intact intense intensely intensity interrupted intoxication intractable intramural intraductal intralesional intratumoral intussusception invaded invades invading invasion invasive inverted involuted involution ipmn ischaemia ischaemic ischemia ischemic isodense isoechoic isointense itis jaundice keloid keratoconus kidneystone kink kinking kyphoscoliosis kyphosis kyphotic
laceration lacerations lacuna lacunar lacune lacunes laryngitis laryngocele laxity leak leakage leaks leiomyoma leiomyomas leiomyosarcoma leprosy leptomeningitis lesion lesional lesions lethargy leucocytosis leukemia leukaemia leukoaraiosis leukocytosis leukodystrophy leukoencephalopathy leukomalacia levoscoliosis limp lipohemarthrosis lipoma lipomas lipomatosis lipomatous liposarcoma listhesis lithiasis loculated loculation
loose loosening lordosis loss lucencies lucency lucent lump lumps luxation lymphadenitis lymphadenopathy lymphangioma lymphangitic lymphangitis lymphedema lymphocele lymphocytic lymphoma lymphomas lymphoproliferative lytic macroadenoma macrocephaly macrocyst malacia malabsorption malaise malaligned malalignment malaria malformation malformations malignancies malignancy malignant malnutrition malposition malpositioned malrotation malunion mass masses
mastitis mastocytosis mastoiditis matted mediastinitis medulloblastoma megacolon megaureter melanoma melena meningioma meningiomas meningitis meningocele meningoencephalitis menopausal menopause menorrhagia mesothelioma metabolic metallic metaplasia metastases metastasis metastatic metastasized mets met microabscess microadenoma microangiopathic microangiopathy microbleed microbleeds microcalcification microcalcifications microcephaly
microcyst microcystic microhemorrhage microhemorrhages microlithiasis microvascular migraine migraines miliary misalignment miscarriage mitral mobile moderate moderately moniliform mononucleosis morbid morbidity mucinous mucocele mucoid mucous mucus multicystic multifocal multifocality multilobular multilobulated multiloculated multinodular multiseptated mumps murmur mycetoma mycobacterial mycotic myelitis myelofibrosis
myelolipoma myeloma myelomalacia myelomeningocele myelopathy myeloproliferative myocarditis myoma myomas myopathy myopia myositis myxoid myxoma narrowed narrowing nausea necrosis necrotic necrotizing neoplasm neoplasms neoplastic nephritis nephroblastoma nephrocalcinosis nephrolithiasis nephromegaly nephropathy nephrosclerosis nephrotic neuralgia neuritis neuroblastoma neurodegenerative neuroendocrine
neurofibroma neurofibromas neurofibromatosis neurogenic neuroma neuropathy neutropenia neutropenic nevus nidus nociceptive nocturia nodular nodularity nodule nodules noncalcified noncommunicating nondisplaced nonfunctioning nonhealing nonobstructing nonobstructive nonspecific nontraumatic nonunion nsclc numb numbness nystagmus obesity obese obliterated obliteration obscured obstructed obstructing obstruction obstructive
occluded occluding occlusion occlusive occult oedema oedematous oligodendroglioma oligohydramnios oliguria oncocytoma opacification opacified opacities opacity opaque organized orthostatic osteoarthritis osteoarthrosis osteoblastic osteoblastoma osteochondral osteochondritis osteochondroma osteochondromas osteochondrosis osteolysis osteolytic osteoma osteomalacia osteomyelitis osteonecrosis osteopenia osteopenic osteophyte osteophytes
osteophytic osteophytosis osteoporosis osteoporotic osteosarcoma osteosclerosis osteosclerotic otitis otosclerosis overdistention overload overuse pain painful painless pallor palpable palpitations palsy pancolitis pancreatitis pancytopenia panniculitis papilledema papilloma papillomas paraganglioma paralysis paraplegia parasitic paresis paresthesia parkinsonism passage pathologic peeling penetrating perforated perforation
perianal pericarditis pericholecystic periodontitis periostitis periprosthetic peristalsis peritonitis persistent pes pharyngitis pheochromocytoma phimosis phlebitis phlebolith phleboliths phlegmon phlegmonous pinched plaque plaques plasmacytoma pleurisy pleuritic pneumatocele pneumatosis pneumobilia pneumocephalus pneumoconiosis pneumocystis pneumomediastinum pneumonia pneumonias pneumonitis pneumopericardium
pneumoperitoneum pneumothorax pneumothoraces ptx polycystic polyhydramnios polymyalgia polymyositis polyp polypoid polyposis polyps polyuria postherpetic poststenotic posttraumatic postictal pouch preeclampsia pregnancy pregnant premature prematurity prolapse prolapsed proliferation proliferative prominence prominent proptosis prostatitis prostatomegaly protruding protrusion protrusions proteinuria pseudarthrosis
pseudoaneurysm pseudoaneurysms pseudocyst pseudocysts pseudogout pseudomass pseudoprogression pseudotumor psoriasis psoriatic psychosis ptosis purpura purulent pus pyelonephritis pyloric pyogenic pyonephrosis pyosalpinx pyuria rachitis radicular radiculitis radiculopathy radiodense radiolucency radiolucent radionecrosis radiopaque rash recurrence recurrences recurrent reflux regurgitation rejection relapse relapsed relapsing resorption
restricted restriction restrictive retained retention reticular reticulation reticulations reticulonodular retinoblastoma retinopathy retrolisthesis retroversion retroverted rhabdomyolysis rhabdomyosarcoma rheumatic rheumatism rheumatoid rhinitis rhinorrhea rhinosinusitis ribboning rickets rim rimlike rupture ruptured saccular sacralization sacroiliitis salpingitis sarcoid sarcoidosis sarcoma sarcomas sarcopenia scar scarring scars
scattered schistosomiasis schizophrenia schwannoma schwannomas sciatica scleroderma sclerosing sclerosis sclerotic scoliosis scoliotic seizure seizures sepsis septated septations septic sequela sequelae sequestrated sequestration seroma seromas serous serpiginous shadow shadowing shift shifted shock shortness sialadenitis sialolithiasis sicca sickle siderosis silicosis sinusitis situs sleep slipped slitlike sludge smallcell smoke smoked smoker smoking
soreness spasm spasmodic spasticity spheroid spherocytosis spiculated spiculation splenomegaly splenosis splenule splinter spondylitic spondylitis spondyloarthropathy spondylodiscitis spondylolisthesis spondylolysis spondylosis spondylotic sprain sprained spur spurring spurs squamous stab stable steatohepatitis steatosis stenosed stenoses stenosis stenotic stiffness stone stones strain stranding stranded strangulated streaky stress
striated stricture strictures stroke strokes stump subacute subcapsular subcentimeter subependymal subgaleal subinvolution subluxation subluxed submassive subperiosteal subsegmental subsolid suppurative swelling swollen symptom symptomatic symptoms syncope syndesmophyte syndesmophytes syndrome syndromes syndromic synechia synostosis synovitis syphilis syringomyelia syrinx tachycardia tachypnea tamponade tear tears telangiectasia tenderness
tender tendinitis tendinopathy tendinosis tendonitis tenosynovitis tension teratoma teratomas terminal tethered thickened thickening thrombi thrombocytopenia thromboembolic thromboembolism thrombophlebitis thrombosed thrombosis thrombotic thrombus thymoma thymomas thyroiditis thyromegaly thyrotoxicosis tia tingling tinnitus tophi tophus torn torsion torticollis tortuosity tortuous toxic toxicity tracheitis tracheomalacia traction transition transitional
transudate trauma traumatic tremor triangular trisomy truncus tuberculoma tuberculosis tuberculous tuberous tubo tubovarian tumefaction tumor tumors tumour tumours tumoral tumorous twisted typhlitis ulcer ulcerated ulceration ulcerations ulcerative ulcers unconscious undescended underinflated unfused uniformity unresponsive unresectable unstable unsteady uraemia uremia uremic ureterocele ureterolithiasis urethritis urinoma urolithiasis urosepsis urothelial uti
uveitis vacuole vaginitis valgus varicella varices varicocele varicose varicosities varix vasculitides vasculitis vasculopathy vasospasm vegetation vegetations ventriculitis ventriculomegaly vertigo viral virus volvulus vomiting vomit weakness wedge wedging wheezing whiplash widened widening wound wounds xanthogranulomatous
afib aaa aaas adpkd ards avm avms avf bph cad chf ckd cll cml cns crc csf dvt dvts dm dlbcl esrd etoh fnh fx fxs gct gist gsw ha hcv hbv hodgkin hodgkins nonhodgkins htn htx hx iddm niddm ild ipf ivh sah sdh edh ich ibd ibs uc kgm loc lvh mci mds mi mm mvc mva mvr nhl nsip uip osa pad pvd phx pna prob ptsd pud pcos pid rcc
scc sclc sob tb tbi tcc tnbc tnm uri uvj upj vte vsd asd pda pfo tof dorv hocm arvc sle ra ms als nph pml pres mesial hie ivdu ams loc ssi stemi nstemi aki arf ugib lgib gib sbo lbo npc hnscc opc nec nen net nets pnet gep cup mgus smm mrd dcis lcis idc ilc ibc
lirads pirads tirads orads lungrads nirads crads aspects fazekas tics bosniak gleason isup agatston fisher breslow figo ajcc recist irecist rano choi deauville lugano kellgren modic pfirrmann meyerding weber salter danis ao schatzker garden frykman mason
adhd afi amh bmi bp bnp bun cbc ca125 ca199 cea psa tsh lft lfts hb hgb hct inr ptt plt wbc crp esr afp hcg bhcg beta egfr hba1c ldl lab labs cultures culture
size sizes contour contours silhouette rate border borders diameter diameters circumference defect defects pole poles interpolar positron emission electron connective adhesion illumination laser ophthalmoscope wax buffered microscope intelligence gaze soluble
`,
  therapy: `
rt radiotherapy radiation radiosurgery irradiation irradiated chemo chemotherapy chemoradiation chemoradiotherapy crt immunotherapy hormonal adjuvant neoadjuvant palliative curative boost sib fraction fractions fractionation fractionated fx beam beams field fields arc arcs isocenter mlc jaw wedge applicator electron electrons photon photons proton protons energy monitor units mu prescription prescribed
plan plans planned replan replanning adaptive adapted verification verify qa dosimetry dosimetric isodose dvh constraint constraints objective objectives target targets targetvolume ptv ptvs gtv gtvs ctv ctvs itv itvs igtv ictv gtvn gtvp gtvt ctvn ctvp ctvt ptvn ptvp ptvt ptvboost gtvnd ctvhr ctvir hrctv irctv oar oars prv prvs avoid avoidance ring rings shell shells hotspot
hotspots coldspot opt optim optimization optimized eval expansion expanded exp margin margins bolus couch external body skin contour outer inner outline patient support spinalcord cord cordprv brainstemprv opticnerve opticnrv nrv optic chiasm chiasma opticchiasm lens lenses lensl lensr eyel eyer cochlea cochleal cochlear parotid parotids parotidl parotidr submand subm submandibular smg oralcavity cavity lips
larynx pharynx constrictor constrictors pharynxconst pconst cricopharyngeus esophagus oesophagus thyroid brachialplexus brachial plexus lungl lungr lungs totallung lungtotal heart lad breastl breastr chestwall wall ribs spleen stomach duodenum smallbowel largebowel bowelbag bowel bag bowelspace bowelsmall bowellarge rectum rectalwall sigmoid bladder bladderwall penilebulb bulb femoralhead femhead femheadl femheadr femoralheads
femur kidney kidneyl kidneyr kidneys liver livergtv liveruninvolved hippocampus hippocampusl hippocampusr tumorbed seroma cavity lumpectomy nodes nodal ln lns scar surgical clips surgclips fiducial fiducials goldseed goldseeds marker markers bb bbs wire wires isocentre iso user origin reference point points poi calc calcpt setup setups kvcbct drr drrs igrt align dots tattoo tattoos mask aquaplast vaclok vacbag breastboard wingboard belly board immobilization
abc dibh gated mip avgip avg phases phase0 phase50 ct0 ct50 te50 exhale inhale inhalation exhalation respiratory amplitude fourd 4dct brachy hdr ldr pdr tandem ovoid ovoids ring cylinder needles catheter interstitial seeds implant applicators imrt vmat tomo sabr sbrt srs srt stereotactic wbrt pci tbi tli csi ima imn imrtplan course phase boost1 zprv z dose dosereference primary
chemoport temozolomide avastin bevacizumab keytruda pembrolizumab nivolumab ipilimumab cisplatin carboplatin taxol paclitaxel docetaxel tamoxifen letrozole rituximab rchop abvd folfox folfirinox steroid steroids dexamethasone prednisone aspirin heparin warfarin coumadin lovenox insulin antibiotics antibiotic oxygen tpa alteplase clopidogrel plavix amiodarone methotrexate opioid opioids ibuprofen
tps xio
`,
  german: `
abdomensonographie abdomenuebersicht abdomenubersicht abszess achse achsen alter ader aderhaut angeboren arterie arterien aufnahme aufnahmen auge augen augenhohle ausgussstein aussen aussenrotation innenrotation axiale ap bauch bauchraum bauchspeicheldruse bauchaorta becken beckenubersicht beckenboden befund befunde befundung beidseits bds bein beine beinvenen belastung beugung bewegung bilder bild blase blasen blut blutung blutungen
brust brustbein brustkorb brustwirbel brustwirbelsaule bws hws lws isg hwk bwk lwk swk wk osg usg darm daumen defekt dickdarm dunndarm druse durchleuchtung durchmesser ebene ebenen ellenbogen ellbogen embolie entzundung entzundlich erguss ergusse erkrankung erweiterung ferse fettgewebe finger flach fragestellung fraktur frakturen frei fremdkorper fuss fusse fussgelenk fusswurzel galle gallenblase gallengang gallenwege gebarmutter
gefass gefasse gefassdarstellung gehirn gehorgang gelenk gelenke gelenkspalt gelenkes gesicht gesichtsschadel geschwulst gewebe gewebes gutartig bosartig hals halsschlagader halswirbel halswirbelsaule hand handgelenk handwurzel harn harnblase harnleiter harnrohre harnstau haut herd herde herdbefund herz herzens herzgrosse herzschatten herzspitze hirn hirnstamm hirnblutung hirninfarkt hirnnerv hirnnerven hoden hufte huften huftgelenk huftgelenke innen infarkt innenohr
jochbein kalk karzinom kehlkopf kiefer kiefergelenk kiefergelenke kieferhohle kind kinder kleinhirn kniegelenk knie kniescheibe knochen knochendichte knorpel knochel knoten komplett kompression kontrast kontrastmittel kontrastmittelgabe km kmgabe kontrolle kontrollen kopf kopfes korper kreuzbein kreuzband kreuzbander lage lagerung lasion lasionen leber leberherd leiste leisten lendenwirbel lendenwirbelsaule links linkes linke linker linksseitig lunge lungen
lungenembolie lungenentzundung lungenrundherd lungenspitze lungenflugel lymphknoten magen mamma mammae mammographie mandel messung metastase metastasen milz mitte mittelfuss mittelhand mittelohr mittellinie mundhohle muskel muskeln muskulatur nacken nasal nase nasennebenhohle nasennebenhohlen nnh nebenniere nebennieren nerv nerven netzhaut niere nieren nierenarterie nierenbecken nierenstein nierensteine nativ oberarm oberbauch oberbauches oberkiefer oberlappen oberschenkel
ohr operation pankreas patientin prostata rachen raumforderung raumforderungen rechts rechte rechter rechtes rechtsseitig rippe rippen rippenthorax rontgen ruckenmark ruptur schadel schadelbasis schadels schenkelhals schichtdicke schichten schicht schichtbild schilddruse schleimhaut schlusselbein schmerz schmerzen schnitte schnittbild schnittfuhrung schulter schultern schultergelenk schwellung schrag sehne sehnen sehnerv seitlich seite seiten sonographie speicheldruse speiserohre
sprunggelenk stenose strecke streckung szintigraphie knochenszintigraphie thorax thoraxaufnahme tumor tumore tumoren untersuchung untersuchungen unterarm unterbauch unterkiefer unterlappen mittellappen unterschenkel ubersicht ubersichtsaufnahme uterus ventrikel verdacht verengung verkalkung verkalkungen verlauf verlaufskontrolle verletzung verschluss vergrosserung wadenbein schienbein wandverdickung weichteil weichteile wirbel wirbelkorper wirbelsaule wirbelsaulenganzaufnahme zehe zehen zahn zahne zentral zunge zyste zysten zwerchfell
stehend liegend sitzend spiral spatphase fruhphase portalvenos arterielle venose arteriell diffusionswichtung gewichtet wichtung sequenz sequenzen rekonstruktion dunnschicht knochenfenster lungenfenster weichteilfenster fenster ganzkorper teilkorper ganzbein stent ausschluss zustand nachweis kein keine keinen keiner unauffallig unauffallige regelrecht regelrechte zn z.n vd v.a einschl sowie staging nachsorge vorsorge notfall schockraum stroke angio angiographie magnetresonanztomographie computertomographie kernspintomographie kernspin tomographie
`,
  romance: `
abdominale abdominales abdominopelvien abdominopelvienne aine aisselle angiographie angioscanner angiotdm angioirm artere arteres arteriel arterielle aorte aortique bassin bouche bras cage calcul calculs cerveau cervelet cerebral cerebrale cervicale cervical cheville coeur coeur colonne colon corps coude coupe coupes crane cranien cranienne cuisse cliche cliches dent dents doigt doigts dos dorsale dorsolombaire droit droite
echographie echo epanchement epaule epaules estomac examen face faciale femur foie fosse fracture gauche genou genoux gorge grele hanche hanches hemorragie hepatique incidence injecte injectee injection irm intestin jambe jambes jonction larynx lesion lesions lombaire lombaires lombosacre lombosacree main mains machoire mediastin membre membres mesentere moelle muscle nez nuque oeil oeil yeux oreille oreilles orbite orteil os osseuse osseux ovaire
pancreas pancreatique patiente peau pelvien pelvienne pelvis peritoine pied pieds poignet poitrine poumon poumons produit prostate pulmonaire radio radiographie rachis rate rein reins renal renale rotule sacrum scanner scintigraphie sein seins sequence sinus standard suspicion thoracique thoraco thyroide tdm tete tissu tissus tumeur tumeurs uterus vaisseau vaisseaux veine veines ventre vertebral vertebrale vertebre vertebres vesicule vessie voies biliaires contraste controle bilan depistage mammographie profil debout couche
abdomino tap tsa arthroscanner arthroirm uroscanner coroscanner enteroscanner
abdominal abdomen antebrazo arteria arterias arterial brazo boca cabeza cadera caderas cara cerebro cerebral cervical codo colon columna corazon craneo cuello dedo dedos derecha derecho dientes dorsal ecografia eco espalda esofago estomago estudio femur fractura garganta higado hombro hombros hueso huesos humero ingle intestino izquierda izquierdo lumbar lumbosacra mama mamas mandibula mano manos medio muneca munecas muslo nariz
nervio nodulo nodulos oido oreja orbita ojo ojos ovario pancreas pecho pelvis perfil pie pies piel pierna piernas placa prostata proyeccion pulmon pulmones pulmonar quiste quistes radiografia resonancia magnetica rm tac rinon rinones renal rodilla rodillas sangre secuencia senos simple tiroides tobillo tobillos torax torax tumor utero vejiga vena venas vertebra vertebras vesicula vias biliares contrastada contraste mamografia lesion masa derrame
testa collo torace addome bacino mano piede ginocchio ginocchia spalla gomito caviglia polso fegato rene reni milza polmone polmoni cuore cervello encefalo rachide colonna esame mezzo contrasto senza destro destra sinistro sinistra tac ecografia hoofd hals buik bekken knie enkel pols schouder heup thorax borst hersenen lever nier nieren wervelkolom links rechts contrast zonder met
`,
  cjk: `
頭部 頭 頸部 頚部 首 胸部 胸 腹部 腹 骨盤 骨盤部 上腹部 下腹部 全身 脳 肺 肺野 縦隔 心臓 心 肝臓 肝 胆嚢 胆道 膵臓 膵 脾臓 腎臓 腎 副腎 膀胱 子宮 卵巣 前立腺 乳房 乳腺 甲状腺 脊椎 脊柱 頸椎 頚椎 胸椎 腰椎 仙骨 肩 肩関節 肘 肘関節 手 手関節 手指 股関節 大腿 膝 膝関節 下腿 足 足関節 足部 骨 関節 血管 動脈 大動脈 冠動脈 静脈 門脈 りんは節 りんは 眼 眼窩 耳 内耳 鼻 副鼻腔 顎 顎関節 歯 咽頭 喉頭 食道 胃 十二指腸 小腸 大腸 直腸
検査 造影 単純 造影剤 なし あり 撮影 撮像 撮影法 正面 側面 斜位 立位 臥位 仰臥位 腹臥位 右 左 両側 両 上 下 前 後 前後 矢状断 冠状断 軸位断 横断 縦 再構成 画像 しりーす すきゃん 断層 核医学 超音波 えこー れんとけん 透視 内視鏡 拡散 強調 強調像 脂肪抑制 脂肪 抑制 動態 早期 後期 遅延 動脈相 門脈相 平衡相 相 位置決め 薄切 条件 縦隔条件 肺野条件 骨条件 息止め 所見 診断 異常 異常なし 正常 腫瘤 腫瘍 結節 癌 転移 出血 梗塞 骨折 結石 胆石 嚢胞 炎症 肺炎 胸水 腹水 浮腫 狭窄 拡張 術前 術後 術 治療 放射線 経過 経過観察 観察 精査 疑い 疑 既往 患者 名 様 氏 患者名 氏名 の と は を に か て も や から まて より 部 科 用 法 像 時 例 量 大 小 中 型 性 的 有 無 年 月 日 回
환자 환자명 성명 흉부 복부 두부 두경부 경부 골반 뇌 폐 간 심장 신장 췌장 담낭 방광 자궁 전립선 유방 갑상선 척추 경추 흉추 요추 어깨 팔꿈치 손목 손 고관절 무릎 발목 발 뼈 관절 혈관 동맥 대동맥 정맥 조영 조영제 조영증강 비조영 단순 촬영 검사 영상 정면 측면 우측 좌측 양측 초음파 전신 소견 정상 이상 결절 종양 골절 출혈 수술 후 전 추적 관찰 의 및 없음 있음 에서 와 과 을 를 이 가 은 는
头部 颈部 颈椎 胸部 腹部 盆腔 脑 肺 肝 肝脏 肾 肾脏 胰腺 脾 膀胱 子宫 前列腺 乳腺 甲状腺 脊柱 颅脑 腰椎 胸椎 髋关节 膝关节 增强 平扫 扫描 检查 冠状 矢状 轴位 动脉期 静脉期 延迟期 重建 薄层 骨窗 肺窗 软组织 双侧 左侧 右侧 正位 侧位 超声 造影 结节 未见异常 术后 复查
`,
};

/** Words that may stay but prove nothing: grammar, everyday words of reports, technical administration, people without names. */
export const PLAIN: Readonly<Record<string, string>> = {
  grammar: `
a about above across actual actually after afterwards again against ago all almost alone along already also although altogether always among an and another any anyone anything anywhere apart are around as aside at available away
be became because become becomes been before behind being below beneath beside besides better between beyond both but by came can cannot cant clearly come comes coming could couldnt despite did didnt do does doesnt doing done dont down due during
each easily either else elsewhere enough especially essentially etc even evenly ever every everything everywhere exactly except far few fewer firstly following for former formerly from further furthermore gave generally get gets getting give given gives giving go goes going gone got
had hadnt hardly has hasnt have havent having he hence her here hers herself him himself his how however i if in indeed inside instead into is isnt it its itself just keep kept knew know known largely last lastly later latter least less let like likely little long made mainly make makes making many
may maybe me mean meanwhile merely might mine more moreover most mostly much must my myself namely near nearby nearly necessarily need needed needs neither never nevertheless next no nobody non none nonetheless nor normally not nothing notwithstanding now nowhere
of off often ok okay old older on once one only onto or other others otherwise ought our ours ourselves out outside over overall own part partly per perhaps please possible possibly presently previous previously primarily probable probably put puts quite rather really recent recently regarding regardless
said same saw say says secondly see seem seemed seems seen several shall she should shouldnt similar similarly since so some somebody someone something sometimes somewhat somewhere soon still such sufficiently take taken takes taking than that the their them themselves then thence there thereafter thereby therefore these they thing things
this those though through throughout thus till to together told too took toward towards tried try twice under unless unlike unlikely until unto upon us used useful usual usually various versus very via viz vs want wanted was wasnt way we well went were werent what whatever when whenever where whereas wherever
whether which whichever while who whoever whole whom whose why will with within without wont would wouldnt yes yet you your yours zero eg ie al et nb re cf ca approx incl excl resp dr drs
`,
  report: `
abc able aborted abrupt abruptly abundant accept acceptable accepted access accession accompanied accompanying accomplished accordance according accordingly account accurate accurately achieve achieved action active actively activities adapt addition additionally address addressed adequate adequately adjacent adjusted adjustment administrative admission admit admitted advance advise advised affect affected afford afternoon
agree agreed agreement aim alert allow allowed allowing alter alteration altered alternate alternative alternatively ambulance ambulatory amenable amorphous amount amounts analysed analysis analyze analyzed ancillary announced anonymous anon anonymize anonymized anonymised deidentified anticipated anticoagulated apparent apparently appear appearance appearances appeared appearing appears applicable application applied apply appointment appreciable appreciated approach appropriate appropriately approval approved approximate approximately approximating arbitrary area areas
argue arise arises arising arrange arranged arrangement arrival arrive arrived artificial ask asked aspect aspects assessed assessment assign assigned assist assistance associate associated association assume assumed assuming attached attachment attempt attempted attempts attend attended attending attention attributable attribute attributed atypically audit author authorized automated automatic automatically availability await awaiting aware
background bad balance band bands bar bare barely base based basic basically basis bear became bed began begin beginning begins begun behavior behaviour believe believed belong belongs belt benefit best big bilaterally bilobed bit black blue blunted border borderline borders bordering born bottom bound boundaries boundary box branch branches branching break breaks bridge bridging brief briefly bright brightly bring broad broadly brought brown build built bulk bulky bundle button
calculate calculated calculation call called calling calm cancel cancelled canceled capable capacity car card care careful carefully carried carry case cases cast category categories categorized caucasian cause caused causes causing caution cease ceased cent certain certainly certainty certified chain chair chance change changed changes changing character characteristic characteristics characterization characterize characterized charge chart check checked checklist chew chief choice choose chosen circumferential circumferentially circumscribed circumstances
cited class classic classical classification classified clean clear cleared clearance click clinical clinically clinician clinicians close closed closely closer cloud cluster clustered clusters coated coexistent coincide collected collectively combination combine combined comes comfort comfortable comment comments commenced common commonly communicate communicated communication communicates compare compared comparable comparative comparison comparisons compatible compensated compensatory competing complained complaining complains complaint complaints complement completed completely completeness completion complex
complexity compliance complicated complicating complication complications component components comprehensive comprise comprised compromise compromised computed computer conceivable concern concerned concerning concerns conclude concluded conclusion conclusions concomitant concordant concurrent condition conditions conducted confidence confident confidential configuration confined confirm confirmation confirmed confirming confirms conform confounding confused connect connected connection conscious consecutive consensus consent consequence
consequent consequently conservative consider considerable considerably consideration considerations considered considering consist consisted consistent consistently consisting consists constant constantly constellation construct constructed consultant consultation consulted contact contacted contacts contain containing contains contained content contents context continuation continue continued continues continuing continuity continuous continuously contour contraindicated contraindication contrary contrasting contribute contributed contributing contribution control controlled controls convenience conventional
convert converted convex convexity cooperate cooperation cooperative coordinate coordinates correct correctly correlate correlated correlates correlation correspond corresponding corresponds count counted couple course courses cover coverage covered covering covers create created creates credit criteria criterion critical cross crossed crosses cubic current currently curvature curve curves curvilinear custom customary cut cutaway cuts cycle cycles cyclic cylindrical
daily damage damaged dark data dataset database date dates datetime dated day days dead deal death deceased decide decided decision decline declined decrease decreased decreases decreasing dedicated deep deeper deeply default deferred deficiency deficit deficits define defined defines defining definite definitely definition definitive definitively degraded degree delineate delineated delineation deliver delivered delivery demand demarcated demarcation demographics demonstrate demonstrated demonstrates demonstrating demonstration denied denies denote department departments
depend dependent depending depends depict depicted depicting depicts depth derive derived derives describe described describes describing description descriptions descriptor desired detail detailed details detect detectable detected detecting detection detects deteriorate deteriorated deterioration determination determine determined develop developed developing development develops diagnose diagnosed diagnoses diagnosis diagram dictate dictated dictation die died diet differ differed difference differences different differential differentiate differentiation differing difficult difficulties difficulty diffuse diffusely
dimension dimensional dimensions direct directed direction directly disability disappear disappearance disappeared discharge discharged disclosed discomfort discontinued discontinuity discordant discovered discrepancies discrepancy discrete discretely discuss discussed discussion disproportionate distance distances distinct distinction distinctly distinguish distinguishable distinguished distributed distribution disturbance disturbances divided division doctor doctors document documentation documented documenting documents dominant dominance done door dosage doubt doubtful down draft draw drawn drew drink drive driven driver drop dropped drug drugs dry due dull duplicate duration dysfunction dysfunctional
earlier earliest early ease easier easy eat eccentric eccentrically ectatic edge edges edited effect effective effectively effects effort efforts elapsed elderly elect element elements elevate elevated elevation elicit elongate elongated elongation email embed emergence emerge emphasis empirical empty enable enabled encase encased encasing enclose enclosed encounter encountered encounters end ended ending ends engorged engorgement ensure enter entered enterprise enters entire entirely entirety entities entity entrance entry environment episode episodes equal equally equivalent equivocal error errors essential establish established estimate estimated estimates
estimation even event events eventual eventually evidence evident evolution evolve evolved evolving exact exacerbated exacerbation exaggerated examine examined examiner examining example examples exceed exceeding exceeds excellent exception excess excessive exchange exclude excluded excludes excluding exclusion exclusively excursion execute executed exercise exhibit exhibits exist existed existence existing exists exit expand expanding expect expected expecting experience experienced experimental expert expired explain explained explains explanation explicitly exploratory explore explored exposed expressed extend extending extends extensively extent exterior extract extracted extreme extremely
facilitate facility fact factor factors fail failed fails faint faintly fair fairly fall falling falls false familial families family familiar farther father fashion favor favorable favored favors favour favoured feasible feature featureless feed feeding feel feels felt female females fewer file files fill filled fills film films final finalized finally find finding findings fine finely finish finished firm firmly fit fits fitting fix flag flat flexible floor flow follow followed following follows food force form formal format formation formed former forms formula forward found four frame frank free freely frequency frequent frequently fresh friday front full fully function functional functionally functioning functions fundamental furthermore fused fusing future
gain gained gap gaps general generalized generated gentle gentleman gently girl give glossy goal good grade graded grades grading gradual gradually great greater greatest greatly green group grouped groups grow growing grown grows guarded guide guideline guidelines
habit habitus hallmark handed handling happen happened hard hazy healed healing health healthy hear heard hearing heavily heavy height help helped helpful hemodynamic hemodynamically hereditary hidden high higher highest highlight highlights highly history histories hit hold holding hollow home hook horizontal horizontally horn hospital hospitalization hospitalized hospitals host hot hourly household husband hypothesis
id ideal identical identifiable identification identified identifier identifiers identifies identify identifying idea ill illness illnesses imply immediate immediately immature imminent immobile impacts impede implicated implies importance important impossible impressive improve improved improvement improves improving inability inaccurate inactive inadequate inadequately inappropriate inapparent incident incidence incidental incidentally incidents include included includes including inclusion incompletely incongruity inconclusive inconsistent incorporated increase increased increases increasing increasingly incremental independent independently index indicate indicated indicates indicating indication indications indicative indicator indices indirect
indistinct individual individually induced inferiorly influence inform information informed inherent initial initially initiate initiated inner input inquiry insert inserted inserting inspected inspection instability instance instances institution institutional instruct instructed instructions instrument instruments insufficient insufficiently insurance intake intend intended intent interest interesting interface interfere interference interior intermediate intermittent intermittently internal interpret interpreted interpreting interrogated interrogation intervals intervening interventional interview introduced invaginate invaginated investigate investigated investigation investigational investigations investigator involve involved involvement involves involving irregular irregularities irregularity irregularly irritation isolated isolation issue issued issues item items
job join joined justified keeping key kind kinds lab laboratory lack lacking lady language large largely larger largest last late later lateralized latest latter law layer layered layering layers lead leading leads leaf learn learned leave leaves leaving left lengthening lengthy lentiform less lesser letter levels liable library licensed lie lies life lift light lightly likelihood limit limitation limitations limiting limits linear linearly lined lining link linked liquid liquified list listed literature load lobulated lobulation local localize localized locally locate located location locations lodge log logical longer longest longitudinal longitudinally longstanding look looked looking looks loops lose lost lot lots loud lowest lucid lunch
machine main mainly maintain maintained maintaining maintenance major majority male males man manage managed management mandatory maneuver maneuvers manifest manifestation manifestations manifested manipulate manipulated manipulation manner manual manually marginal marginally mark marked markedly marking markings material materials matter mature meaning means meaningful meanwhile mechanical mechanism media medical medically medication medications medicine meet meets member members memory men mental mention mentioned merged message metal method methods middle mid mild milder mildly mind minimal minimally minimized minor minority minute miss missed missing misregistration mixed mixture mobility mode models moderate modern modest modified modify moment monday monitored monitoring more morning morphologic morphological morphology mother motion motions move moved movement
movements moves moving mute name names named narrow native natural nature near nearest necessary necessitate necessitating negative neighbor neighboring nephew network neutral new newer newly night noise noisy nominal non nonvisualization nonvisualized nondiagnostic normal normalization normalised normality normally north notable notably notch note noted notes notice noticed notification notified notify number numbers numbering numerous nurse nursing nurses nutrition
object objects obscure obscures obscuring observable observation observations observed observer obtain obtainable obtained obtaining obtains obvious obviously occasion occasional occasionally occupied occupy occupying occur occurred occurrence occurring occurs odd offered office official offset often older oldest ongoing onset opened opening openings opens operate operated operator operators opinion opposite optimal optimally option optional options oral order ordered ordering orders ordinary organization organizations orient orientation oriented origin originally originate originates originating origins out outcome outcomes outline outlined outlining output outside outward oval overall overlap overlapped overlapping overlaps overlie overlies overlying overview ovoid own owner oxygenation
package packed packing pad padding page pages paired pairs paper paperwork paragraph parallel parameter parameters parent parents partial partially participant participants particular particularly parts party pass passed passes passing past patch patches patchy patency patent path paths pathway patient patients pattern patterned patterns pause peaks pending people perceptible perfect perfectly perform performance performed performing period periodic periods permanent permit permission permitted person personal personally personnel perspective pertaining pertinent phone phoned photos physical physically physician physicians physiologic physiological physiology pick picked picture pictures piece pieces place placed places placing plain plans plastic plausible play plot point pointed pointing points policy poor poorly
population portion portions pose positive possess possibilities possibility post posted posterolaterally postural potential potentially practical practice practitioner precise precisely preclude precluded precludes precluding predict predicted predominance predominant predominantly predominate preexisting prefer preferable preferably preference preferred preliminary prepare prepared preparation presence present presentation presented presenting presents preservation preserve preserved press pressing pressure pressures presumably presume presumed presumptive prevent prevented prevents previous primarily principal print printed prior priors priority privacy private probability probe problem problematic problems proceed proceeded process processes produce produced produces producing production
productive professional proficiency prognosis program progress progressed progresses progressing progression progressive progressively project projected projecting projects prolong prolonged promote prompt prompted promptly prone proper properly properties property proportion proportional proportionate propose proposed protect protected protecting protection protective prove proven provide provided provider providers provides providing provoked proximity public publication published pull pulled pulsatile pulsation pulse purchase pure purely purpose purposes pursue push put
qualified qualify qualitative quality quantification quantified quantify quantity queried query question questionable questionably questioned questions quick quickly quiet radiates radiating radiation radiographer radiologic radiological radiologically radiologist radiologists radiology raise raised raises ran random randomized randomly range ranged ranges ranging rapid rapidly rare rarely rates rating reach reached reaches reaching reacting read readable reader readers readily reading readings ready real realized reappear reason reasonable reasonably reasons reassess reassessed reassessment receive received receiving recheck recognition recognize recognized recommend recommendation recommendations recommended recommending record recorded recording records
recover recovered recovering rectangular recur red reduce reduced reduces reducing redemonstrated redemonstration redundant refer reference referenced references referral referrals referred referring refers refined reflect reflected reflecting reflection reflective reflects refractory refuse refused regard regarded regimen region regional regionally regions register regress regressed regression regular regularity regularly regulated rehabilitation relate related relates relating relation relationship relative relatively relatives relaxed release released relevance relevant reliable reliably relief relieve relieved rely remain remainder remained remaining remains remark remarkable remarks remodeled remodeling remote remotely remove removed removing render rendered repeatedly
reperfused replace replaces replacing reply reported reportedly reporting reports reposition repositioned repositioning represent representation representative represented representing represents reproduce reproduced reproducible request requested requester requesting requests require required requirement requirements requires requiring research resemble resembles resembling reserve reserved resident residents resist resistant resolution resolve resolved resolves resolving respect respectively respond responded responder response responses responsible responsive resultant resulted resulting results result resume resumed resuscitated resuscitation retain retaining retract retracted retraction retried retrieve retrieved return returned returning reveal revealed
revealing reveals reverse reversed review reviewed reviewer reviewing reviews revised revisit rhythm rich ride rigidly ring ringed rise rises rising risk risks robust role room rotate rotates rough roughly round rounded row rows rudimentary rule ruled rules run runs running rural sacrificed safe safely safety salient salt sample sampled samples sampling satisfactorily satisfactory satisfied saturday save saved saving scale scaled scales scaphoid scar scatter schedule scheduled scheduling scheme school science score scored scores screen screened screens scroll search searched seat seated second secondary secondarily section sectional sectioned sections secure secured seek segmental segmentally segmenting select selected selection selective selectively self
send sense sensory sent separate separated separately separates separating separation septic serial serially serious serum serve served serves service services session sessions set sets setting settings settle settled severe severely severity sex shallow shape shaped shapes share shared sharp sharply sheet short shortened shortening shorter shortly shot show showed showing shown shows shrink shrinkage shrunken sick sign signal signals signature signed significance significant significantly signify signs silent silhouette silhouetted silver simple simply simulate simulated simulates simulating simultaneous simultaneously single singly site sites sit situated situation sizable sizeable size sized sizes skip slanted slight slightly slim slip slot slow slower slowly sly small smaller smallest snapshot social society soft softened softening solely solid solidified solitary solution sore
sorry sort sought sound sounds source sources south space spaced spaces spacing spare spared spares sparing sparse speak speaks special specialist specialists specialized specialty specific specifically specifications specificity specified specify spectrum speech speed spent spike spindle split spoke spoken sponsor spontaneous spontaneously sporadic spotty spread spreading square stability stabilization stabilized stable stacked staff stand standardized standards standpoint start started starting starts state stated statement states station stationary statistic statistics status stay stayed steadily steady stellate step steps stepwise sterile stiff stimulate stimulated stimulation stippled stop stopped storage store stored straight straightening straightened strand strands strategy streak strength strengths stretch stretched
strict strictly striking strikingly string strip strong strongly structural structurally structured student style subject subjects subjective submitted suboptimal suboptimally subsequent subsequently substance substances substantial substantially substantiate substitute subtle subtotal success successful successfully successive sudden suddenly suffer suffered suffering suffers sufficient suggest suggested suggesting suggestion suggestive suggests suitable summarized summarizing summary sunday superficially superimposed superimposition supervised supervising supervision supplement supplemental supplied supplies supply supplying supported supporting supportive supports suppose supposed suppressed suppression sure surfaces surpass surpassing surround surrounded surrounding surroundings surrounds survival survivor survive
suspect suspected suspects suspend suspended suspicion suspicious sustain sustained switch switched symmetric symmetrical symmetrically symmetry system systematic systems table tables tablet takes talk tall tangle tapering tapers tapered teaching team technical technically technician technique techniques technologist technologists tele telephone temperature template temporary tendency tends tentative term termed terminate terminated terminates terminology terms territorial territories territory test tested testing tests text textbook thank thanks theory thickest thinned thinner thinning threatened threshold throughout thursday tight tightly tilted time timed timely times timepoint timepoints tiny tip tips tissue title today tolerate tolerated tolerating tomorrow tone tonight tool tools top topic total totally touch touched touching trace
traced traces trade traditional trained training transfer transferred transfers transient transiently translate translation translucent transmitted transplanted transport transported travel traverse traversed traverses traversing tree trend trends triage trial trials tried trigger triggers trivial true truly trunk truncated trust tuesday turn turned turning twelve twins twin type types typical typically ultimate ultimately unable unaffected unaltered unavailable uncertain uncertainty unchanged unclear uncommon uncomplicated uncooperative underestimate underestimated undergo undergoes undergoing undergone underlie underlies underlying underneath understand understood undertaken underwent undetermined undiagnosed uneven unexpected unfavorable unfortunately unhealed uniform uniformly
unilaterally unilocular uninterrupted unique unit units universal university unknown unnecessary unobstructed unobtainable unofficial unopacified unrelated unreliable unremarkable unresolved unseen unsharp unsuccessful unsuitable unusual unusually unverified upcoming update updated updates upgraded upon upward upwardly usage use user users uses using utility utilize utilized utilizing vacant vaccinated vaccination vague vaguely valid validated validation valuable value values variability variable variably variance variant variants variation variations varied varies variety various vary varying verbal verbally verified verify vertical vertically veterinary veterinarian victim vicinity view viewed viewer viewing views violation visible visibility visit visits visual
visualised visualization visualize visualized visualizes visualizing visually vital void voided voiding volunteer volunteers walk walked walking walls warm warning warrant warranted warrants washed waste watch wave wavy weak weaken weakened wear web wedge wednesday week weekly weigh weighs weighed weight weighted weighting weights went west wet white whitish wide widely widen wider widespread width widths wife wisely withdraw withdrawal withdrawn withheld woman women word words work worked worker working workflow works world worn worse worsen worsened worsening worst worth worthwhile writing written wrong yellow yesterday yield yielded yielding yields young younger youngest zone zones zonal zoomed
male female boy girl boys girls sex gender man woman men women child children adolescent teenager gentleman lady elderly person individual brother sister mother father son daughter husband wife family friend caregiver guardian caucasian asian african hispanic race ethnicity pregnant lmp edd edc ga para gravida smoker nonsmoker handed righthanded lefthanded veteran
pts hxof hx h o y c s p sx tx dx rx ix px w wt ht wnl nad nkda prn bid tid qid qd hs ac pc stat npo asap tbd tba na unk nos nec etc misc msg info tel fax mrn pid acc nr no num id ids uid uids guid url uri http https www com org net html xml json csv pdf txt doc dcm zip exe dll ini log tmp temp folder directory drive file filename path link server host port local remote network archive archived anonymous anonymized test tests testing demo sample example dummy default new old copy backup final draft version v rev revision update rc beta alpha release build
aec aet ae scu scp mwl mpps ris his pacs emr ehr hl7 fhir ihe loinc snomed sct icd icd10 cpt radlex ucum iso iec acr rsna nema fda ce conditional unsafe implantable label
group element sequence item value values attribute attributes tag tags module macro instance instances class sop iod vr vm type header metadata meta preamble private public creator block codes code coding coded scheme designator meaning concept container content observer observation context procedure reported language country continuity separate root identifier issuer tracking unique algorithm finding findings site measurement units qualifier numeric num scoord scoord3d tcoord uidref pname datetime waveform composite template mapping resource verified unverified completed partial completion verification flag title conclusions impressions
profile profiles option options basic application confidentiality clean cleaned descriptors retain retained safe longitudinal temporal modified dates uids characteristics identity institution graphics structured recognizable visual burned remapped redacted placeholder masked hashed hash encrypted key keys pseudonym pseudonymized
canine feline dog cat horse equine rat mouse mice rabbit pig swine porcine bovine sheep ovine primate monkey animal animals species strain breed
united states america american europe european germany german france french spain spanish italy italian england english british japan japanese korea korean china chinese dutch swiss austrian international national
autumn spring season seasonal holiday weekend weekday noon midnight evening am pm utc gmt est cet
lossy applied true false null undefined none void blank empty filled todo tbc pending ready busy active inactive enabled disabled auto man manual man semi yes no on off hi lo high low std usr adm admin user guest operator op
md mds phd rn rt dob pager electronically electronic lives live lived living prof pi rads fidelity beat beats route routes conversion remap rms retired scrambled added add adds super descendants predecessor predecessors jr fil
ability abate abated abrasion absorb absorbed absorption abuse abused abutment accelerate accelerated accident accidental accidentally accommodate
accommodating accumulate accumulated accumulation ache aches aching acid acidic actions acuity acutely additive adherent adhere adhered adjoining
administer adolescence adverse aforementioned aggressive agitation aid aimed airplane alarm alcohol alcoholic alive allergies alleviated altitude
amelioration ample ambulates ambulating angry annual annually answer answered anticoagulation anticoagulant antigen anxious appetite appreciation
apron arching arouse arrested article asleep assault assaulted asymmetrically athlete atop attack attacks augmented autopsy avoided avoiding awake
awoke axially backache backward backwards bags ball balls banded bath bathroom beaded beading bedridden beds behaves bend bending bent bicycle bike
bills bird birthweight births bites bitten blind blindness blink blocked blockage blocking blow blurry boat bolt bolts boot boots bored bother
bothered bottle bottles bowed bowing braces brake bread breastfeeding breathe breathed breathing breathless bruised bruising brush bump bumps burning
bus buttonhole cable cables cane capped career caregivers carpet carrier carrying cartridge cascade catch caught centered centers centrally chaperone
chewing chill chills choke choked choking cigarette cigarettes circular circulation circulatory clamp clamped climbing cloth clothes clothing clouded
cloudy clumped coagulated coat cold colleague colleagues collision coloration colored colors coloured combative comet comma compact comparably
compensate compliant complexes compound compounded concave concentric concentrically conclusive confirmatory confusing confusion conical conjunction
consents consolidated constitute constitutes constitutional construction consulting consumption contagious contiguous contaminated contracted
contracting contraction contractions contraceptive convincing cooled cooling cooperated coordinating coordinator corner corners coronally corticated
cosmetic costly cramp cramping cramps crash crawl crawling credentials crescent crescentic crest cries crowded crowding crown crowns crushed crushing
crutch crutches cry crying cuboidal cue cured currents cystically dancer dangerous darkening darker debris decompensated decompensation decayed
deepening defecation deferral deficient deflection delays deletion delicate deliveries demineralised dentures depiction deposit deposited deposition
deposits descend descended descends desire desires destroyed destroying detached detachment deviate deviates diagonal diaper diaphoresis diffused
digest digestion dilating dilution dim dimple dimpling dinner directional dirty discontinue discontinuous discrepant disengaged dislocate dislocated
dislocating dislocations dislodged disorganized disoriented disposition disproportion disrupt disrupted disruption disruptive dissolved distally
distant distend distinctive dive diver diving dizzy domain domes dominated donor donors dosed dotted doubled doubling dramatic dramatically draining
drawing dressed drooping droop drowsy drunk dust dying eaten eating economic educate educated education effaces effacing elastic elasticity elicited
eliminate eliminated elude emanates emanating emit emotional emptied emptying encircled encircles encircling endurance engage engaged enlarge enlarges
enlargements entitled enveloped equalized equidistant erase erode eroding erratic escape evacuate evacuated evacuation evaluable evaluating
evaluations examinee excavated excavation excise excised excrete excreted excretion exercises exert exertion exertional exhaled exhibited exhibiting
exiting expire explosion exposing extensions exteriorized extinct extinguished exudates eyeglasses fabric factory faculty faded fading faints fainted
fainting fascicular fatal fatally fatigued fearful feathery feedings feeds fellow fevers fibers fibre fibres fiber fibrillation fibrillary fights
filamentous filiform filtering fingerlike firearm fireman fistulous fixate fixated flaccid flap flaps flare flared flatten flattens flatulence
flexibility flexing flipped floating floats flooding floppy flows fluctuance fluctuant fluctuate fluctuating fluffy flushed foam foamy focally folded
folding folds foreshortened foreshortening forgetful fork forked forth foul founded fragile fragility fragmented frail frailty framed framework
freedom freezing friable friction frustrated fullness fulminant funnel furrow fuzzy gait gallop games gases gathered gauge geographic geometric
geometry ghost ghosting glance glove gloves glued golf gown gowns grain grainy granular granularity grandfather grandmother grandson granddaughter
grazing greasy greyish grind grip gripping grooved groove grooves grossly guardianship guides guiding guilt gum gums gutters gym habitual habitually
hammer handicap handicapped handle handles hang hanging hardening hardness harm harmful harmless harness headed heading healer hears heat heated
heating helmet helps hemisection hesitant hesitancy hinge hinder hindered hinders hoarse hoarseness hobby homeless homogenously honey hormone hormones
hose hospitalist hurt hurting hurts hyperactive hypertonic hypotonic iceberg icy illegible illicit imbalance imbedded immersed immune immunity
immunization immunized impact impair impairs impalpable imperceptible impinge impinges impinging impress impressing imprint imprecise improvements
inaccessible inadvertent inadvertently incisional incisions incite inclination incline inclined inclusions incontinent incorporates incur incurred
indent indented indents indenting indentations indicators indiscernible indistinctness induce inducing indwelling inefficient inert infants infect
infective infer inferred inflated inflation inflow infrequent infrequently infused ingested ingestion inhaled inhaler inhibit inhibited inhibitor
initiating initiation inoperable inpatients inquire insect insidious inspect inspissated inspires instill instilled instillation insulated insure
insured intellectual intensive intentional interact interaction interactions interconnected interdigitated interdigitating interlacing interlocking
intermedial intermingled interposed interrupt interrupting interruption intersect intersecting intersection intertwined interweaving intolerance
intolerant intoxicated intrinsic intrinsically inverting invest irrigated irrigation irritability irritable irritated island islands itch itching
jagged jerk jogging journal jump jumped jumping kick kicked killed knife knocked knot knotted knows labor labored laborious ladder laminar laminated
lamellated lasting lasts lateralization lattice laundry laxative lazy lean leaning legal lengthened liability liberal libido lifelong lifted lifting
lightheaded lightheadedness likewise limping liners lineage lipids liquor listening litigation livers loads lobulations locker locking locks
locomotion locus lodged loin looped looping looseness losing lowered lowering lubricant lumber lumpy maceration machines magnet magnets majorly
malfunction malnourished manic manipulating mapped marathon marital marriage married marsupialized masculine massive massively matched matches
matching mattress matured maximal maximally meals measurable meat medially medicated medicinal melt membrane membranes membranous mentally midway
mildest military milky mimicking mimics mineral mineralization mineralized minerals mirror mirrors misdiagnosis misinterpreted mislabeled misplaced
misplacement missile mixing mobilization mobilize mobilized molding molded morbidly mottled mottling multiplicity multitude mushroom mutations myriad
naked nails narcotic narcotics narrows nasally nauseated nauseous necessity neighbors newborns nicked nicotine nocturnal nonadherent nonambulatory
nonaneurysmal nonenhancing nonexpansile nonfilling nonfocal noninvasive nonsmoking nontender nonverbal nonviable normalcy normalizes normalizing
notches notching noticeable noticeably nourished numerically nursed nursery nutritional oblong obliterate obliterates obscurity obstruct obstructs
obtund obtunded obviate occupation occupational occupies occupant occlude occludes offending officer oily oncologic oncological oncologist oncology
onward oozing operable ophthalmologist opposition optical ordinarily organism organisms organize orthopaedic orthopedic orthopedics oscillating
ossified outbreak outgoing outlier outlines outpouching outpouchings outpatients outright outset overdistended overestimate overestimated overflow
overgrowth overhanging overlain overlaid overlook overlooked overlooking overnight overread overriding overshadowed overtly overweight oxygenated
packet padded pads paint painted palpate palpated palpation pancaking panic papery paralyzed paralyzing paramedics paraspinous partition partner
pasted patched paused payment peaked pearl pedestrian pediatrician pedunculated peel penetrate penetrated penetrates perceived perception perforate
perforates peripherally permeative permits perpendicular persisted persistence persistently persists pharmacy pharmacist phasic pillow pinch pinching
pinpoint pitted pitting plastered plateau platelet platelets pleasant pleated plump plunging pocket pockets poison poisoning polished pools pooled
pooling popcorn popping poultry pouches pounding powder practically precautions precede preceded precedes preceding precipitate precipitated predictor
predispose predisposed predisposing pregnancies prematurely premenopausal postmenopausal perimenopausal prepped pretest prevention preventive
preventing prick primitive prisoner probing proceeds proceeding proctor proficient profound profoundly profuse projectile prolific prominently promise
protrude protruded protrudes protuberance protuberant proximally psychiatric psychological pubertal puberty puckering puffy pulling pulls pulses pump
pumping pumps punched punctate punctured purple pursuit pushed pushing puzzle quadrilateral qualities quiescent quit radiate radiated radically
radiopacities ragged raising ranked rapport rarefaction ratios reabsorbed reabsorption reactions reactive reactivity reactivation readmission
readmitted realign realigned realignment rear rearfoot reassured reassurance rebleed rebleeding rebound recede receded receptor receptors recess
recesses recipient recirculation reclined recognise recognised recoil recollection recommence reconcile reconstitute reconstituted reconstitutes
reconstitution reconvene recreation recruit recruited recruitment recurring redness redirected redistribute redistributed redistribution redo
reducible reexamined reexamination reexpanded reexpansion reevaluate reevaluated reevaluation refill refilling refixation reformed refracted regain
regained regenerate regenerating regeneration regurgitant reinforced reinforcement reinjury reinserted reinsertion reinterpretation reliability
relocated relocation reluctant remit remission remnant remnants remodelling removable renewed reordered reorder repeating reperfusion replete
reportable reproducibility rescan rescanned rescheduled resect resectable resecting resembled residue residues resorbed resorbing respiration
respirations respirator restored restrain restrained restraint restraints restrict restricts retest retracting retroflexed reversal reversibly
reverted revisions ribbon ribbonlike ridge ridges ridging rigidity rigors ripple rippled roadside rodent rolling rollover roof rope rotary rotational
rotatory rotten roughened roughness rounding routinely routines rubber rubbed rubbing rudiment rugal rugged runny sacculated sacs sagging sagittally
sand sandal satellite scalloped scalloping scarce scarcely scarred scattering schema scissors scooter scraped sculpted sealed seatbelt secrete
secreted secretion secretions secretory sedentary sediment sedimentation seizing selections sensations sensitive sensor sensors separations sequel
sequentially sequester sequestered serrated setback sever severed severing sewn shade shaded shading shadows shaft shafts shaggy shake shaking shaken
shallower shear shearing shelf shield shielded shielding shields shine shiny shipped shoe shoes shooting shotty shower showers shut sibling siblings
sidewall siding sieve sigmoidal signet similarity similarities singular sinking skeletonized skewed skid skier skiing slack slate sleeping sleepy
slept slender slides sliding sloping sloughed sloughing slough slurred smoothly smoother snake snapped snore snoring snow soccer sole soles solubility
somatic somnolent sonographer soot sparsely spasms spatially specialised spherical spheric spicules spider spiky spill spilled spillage spindled
spirals spit splash splay splayed splaying splinted splinters splits splitting sponge spongy spoon sport sports spots spotted spotting spray springy
sputum squeeze squeezed stabbed stabbing stabilise stabilised stabilize stages staggered stains stairs stalk standby staring starry stasis stationed
steal steep stems stepoff stepped stiffening stiffened stimulus stimuli sting stitches stocky stools storey straighten strained strains strapped
stream streaming streaks stretches stretching striations stricken strike strikes stringy stripe stripes striped strongest struck struggle studded
studied studying stuff stumble stumbled stunned stunted subdivided subdivision submerged submit subside subsided subspecialty subtended subtype
subtypes suction sufficiency suffices suicide suicidal suited sulfa summation sunburst superimposing superimposes superiorly superolaterally suppress
suppresses suppressing surgically surveyed susceptibility susceptible swallowed swallowing swam sweat sweating sweats swim swimming swing swirl
swirling swung symphyseal symptomatology symptomatically synchronous synchronously synergistic syringe syrup systematically tachycardic tackled
tactile tail tails tampon tangentially tangled tape taped taper tapped tapping targeted targeting taste tattooed taut tearing technicians tectonic
teenage telescoped telescoping temporally temporarily tensed tented tenting teratogenic tethering thaw thicken thickens thicker thickly thicknesses
thinly thins thirds thirst thoroughly thoughts thread threads threatening threw thrice thrombose throw thrown throws thrust ticks tie tied ties
tilting timeline tingle tire tired tiredness toddler toddlers toilet tolerance tolerances tolerates tomographically toothache topical tossed tours
towel towing toy tracing traffic trait transected transection transducer transducers transferring transfuse transfused transfusion transfusions
transgress transgresses translocation transmits transposed transposition transversely trap trapped trapping traumatically traumatized traveled
traveling travelled travelling trays treat treating treats treatable treatments trees trending trip tripled tripped tropical trouble troubled
troublesome truck truncation tuck tucked tuft tufts tunnels turbid turbulent turbulence turnover twelfth twig twisting twitch twitching typed ulcerate
ultrasonographic umbrella unaccompanied unaccounted unaware unbalanced unbearable uncal uncovered uncovering underdeveloped underdistended
underestimation underfilled undermined undermining underperfused undersurface undertake undertook undervalued underwater underweight undisplaced
undissolved undisturbed undoubtedly undulating unemployed unenhancing unequal unequivocal unequivocally unevenly unfavourable unfilled unfold unfolded
unfortunate unhappy unhealthy unidentifiable unidentified unidirectional uninfected uninjured uninvolved union universally unlabeled unlocked
unmarried unmasked unmyelinated unopened unoperated unpleasant unprovoked unreadable unrecognizable unrecognized unremitting unroofed unruptured
unsatisfactory unsaturated unscheduled unsegmented unspecific unstained unsteadiness unstented unsuspected untreated unused unwilling unwitnessed
upgrade uphill upkeep uppermost uprising upstream upset uptakes urge urgency urgently urinate urinating urination usability usable vaccine vaccines
vanished vanishing vape vaping vapor vascularized vascularised vascularization vaulted vegetable vegetative vehicle veil velocities vented ventilate
ventilated ventilating ventilator vents verge verifiable versions viable vibrate vibration vibratory vicinal viewable villous violaceous violence
virtually viruses viscous viscosity visitor vitality vitals vitamin vitamins voice volatile voluminous voluntary vomited vomits vortex vulnerable
wafer wait waited waiting wake wakes waking walks warmth warranting washing washings wasted wasting watched watching watery waved waveforms waves
waxing waxy weakening weaker weakly weaknesses weaning wearing webs weekends weighing welding welfare wellbeing wheel wheelchair wheels wheeze whirl
whirled whirlpool whistle whitened whitening widens wields wilderness winding winged wiped withdrawing withholding withstand witness witnessed
witnesses wooden workers workout workplace workups worry worried wrap wrapped wrapping wraparound wrote yearly zigzag zooming
`,
  german: `
aber alle allem aller als am an auch auf aus bei beim bekannt bekannte bekannter bestehen besteht bis bitte da dabei daher dann das dass dem den der deren des dessen deutlich deutliche deutlicher die dies diese dieser dieses durch ein eine einem einen einer eines entsprechend er erfolgt erfolgte es frage fur gegen gegenuber gering geringe geringer geringgradig gut hat hatte hier hinweis hinweise ihm ihr im in insgesamt ist jahr jahre jahren
jetzt kann keine kommt leicht leichte leichter lassen lasst liegt massig massige mehr mehrere mit mittels nach nachweisbar nachste neu neue neuen neuer nicht noch normal normale normaler nur ob oder ohne patient patienten pro rechts sein seit sich sie sind sollte stark starke statt uber um und unklar unklare unter unverandert unveranderte vergleich verglichen vom von vor voraufnahme voruntersuchung war waren weiter weitere weiterhin weiteren wenig wenn werden wie wieder wird wurde wurden zeigen zeigt zu zum zur zusatzlich zwei drei zwischen
klinik klinische angaben anamnese beurteilung methode technik rechtfertigende indikation empfehlung datum uhr tag tage woche wochen monat monate mannlich weiblich mann frau herr ambulant stationar auftrag anforderung arzt arztin uberweiser zuweiser unterzeichnet befundet gez freigegeben diktiert telefon strasse geb geboren
kleiner kleine kleines grosse grosser grosser grosse gross grosser dicke breite hoch hohe tief gesamt gesamte einige keinerlei
klagt klagen beschwerden schmerz wohnhaft frisch frische frischen frischer unauffallig patho blutdruck sturz husten fieber schwindel
abgang abgrenzbar abgrenzung abhebbar ablauf abnahme abstand abszedierend abweichung ahnlich aktuell aktuelle aktuellen akut akute akuter allergie
allgemein ambulanz anamnestisch anderes andere anderen anfrage angabe angefertigt angegeben angezeigt anhalt anlage anliegend anschliessend ansonsten
anstieg arztbrief atemlage atmung auffallig auffallige auffalligkeit auffalligkeiten aufhellung aufklarung aufweitung augenarztlich ausdehnung ausgang
ausgedehnt ausgedehnte ausgepragt ausgepragte ausgeschlossen auslaufer ausreichend auswarts auswertung basale bedingt bedarf beeintrachtigung
befundbesprechung begleitend begleitende beginnend beginnende begutachtung behandlung beiden beider beiderseits bekanntem beluftung bereich bereits
bericht berucksichtigung besprechung besonders besserung bestatigt beteiligung betont betonte betrifft beurteilbar bewegungsartefakte bezeichnet
beziehungsweise biopsie bogen brustschmerz computertomographisch darstellbar darstellung dargestellt defekte degenerativ degenerativen demgegenuber
derzeit diagnosen diagnostik dichte differentialdiagnose differenzialdiagnostisch diskret diskrete diskreter dokumentation doppelseitig druck dringend
durchgangig durchfuhrung ebenfalls ebenso eher eigenanamnese eindeutig eindeutige eindruck einengung eingabe eingang eingeschrankt eingestellt
einliegend einliegende einlage einnahme einseitig einsehbar eintritt einweisung einwilligung emphysem endstrecke ende endoprothese engstellung
engstelle entfernt entlassung entlang entspricht entwicklung erbeten erganzend ergebnis ergebnisse erhalten erhebliche erhoht erhohte erkennbar
erkennbare erneut erneute erste ersten erweitert erweiterte etwa etwas evtl fehlend fehlende fehlstellung fest festgestellt flussigkeit
flussigkeitsansammlung folge folgende folgenden fortgeschritten fraglich fragliche freie freier freien fremdbefund fruher fruhere fruheren fuhrend
funktion gabe gebessert gebiet geeignet gefragt gegeben gelegen gemessen genommen geplant gesamten gesehen gesichert gestellt gesteigert geworden
gleich gleichen glatt glatte glatter grenzwertig grenze gruppe gunstig halb haufig heute hinter hinteren hintere histologisch hoher homogen homogene
hyperdens hypodens identisch ihre immer implantat indiziert infiltrat inhomogen inklusive inspektion intakt intakte intensiv intravenos intravenose
intervall isodens jedoch jeweils kardial kardiale kardiales kaudal kaudale klar klinisch klinischer kleinere kleinen knapp knochern knocherne kollege
kollegin komplikation komplikationen komplikationslos konfiguriert kontinuierlich konstant konsekutiv kontur konturen konturiert konventionell
kortikal kranial kraniale krankheit kurativ kurze langer laterale lagebedingt leiden leere letzte letzten lichtung lokal lokale lokalisation
lokalisiert lumens luft lufthaltig lufthaltige maligne malignitat mangel mechanisch mediale mehreren mehrfach metallartefakte minimale mitbeteiligung
mitteilung mittel mittlere mittleren mobil moglich mogliche morphologisch morphologie multiplen musste nachbarschaft nachfolgend nachgewiesen
nachuntersuchung nachsten nahe nebenbefund nebenbefundlich niedrig neurologisch oben obere oberen oberer oberhalb offen operativ operiert
ordnungsgemass organe orientierend paraaortal passend pathologisch pathologische pathologischer periphere peripher plazierung platziert pleuraerguss
pleuraergusse postoperativ primar primare probleme prothese punktion rasch reaktiv regelmassig regelrechter regredient resektion residuell restlich
ruckgang rucklaufig rund rundlich rundliche saum schlecht schmal schmale schwer schwere seither sekundar seltene sicher sichere sicherer sichtbar
signifikant sogenannt somit sonst sonstige spezifisch spontan stabil stabile starker stattgehabt stelle stellt strukturen struktur subjektiv suspekt
suspekte suspekter symmetrisch symmetrische technisch teils teilweise termin therapie therapien trager trotz typisch typische ubersichtlich
uberweisung ublich ubrigen umgebung umschrieben umschriebene unauffalligen unruhe unten untere unteren unterer unterhalb unterschied unterschiedlich
unsicher unspezifisch ursache vaskular vaskulare ventrale veranderung veranderungen verbreitert verdickt verdickung verdichtung verdichtungen
verdrangung verfugbar vergleichbar vergleichsweise verkalkt verkalkte verlagert verlagerung verlegt verlegung verletzt vermehrt vermehrte verminderte
vermindert vermutlich verschmalert verschmalerung verschiebung verschieden versorgt versorgung verstarkt volumenminderung vollstandig voller vorbefund
vorbekannt vorbekannte vorbestehend vordere vorderen vorgeschichte vorhanden vorhandene vorliegend vorliegende vorliegen vorstellung wahrscheinlich
wahrend wand wandstandig weitergehend weitgehend weniger wesentlich wesentliche wiederholt wirbelkanal wohl wunschen zahlreich zahlreiche zart zeichen
zeitgerecht zeitpunkt zirkular zunahme zunehmend zunachst zusammenfassung zusammenschau zusatzliche zustande zuweisung zwischenzeitlich zystisch
zystische
`,
  romance: `
au aux avec ce cette ces chez dans de des du elle en entre est et il ils je la le les leur lors mais me meme ne nous on ou ou par pas plus pour qu que qui sa sans se ses si son sont sous sur un une vers vous ete etre avoir absence aucun aucune bon bonne normal normale normaux petit petite droite presence patient antecedent antecedents conclusion indication technique resultat resultats compte rendu ans homme femme age agee visible image images recherche
al algo ante bajo como con contra cual cuando de del desde donde el ella en entre era es esta este esto fue ha hay la las lo los mas muy no o para pero por que se sin sobre su sus tambien una uno y ya anos hombre mujer edad hallazgos hallazgo impresion informe tecnica diagnostico conclusion paciente presencia ausencia normales leve moderado severo
il lo gli di da con su per tra fra non che si del della dei delle uomo anni het een van voor na bij niet geen en op
madame monsieur presente presentent presenter presenta presentan douleur douleurs dolor dolores habite patologico patologicos patologica patologicas hijo hija pere mere fievre toux chute
abord absente aigu aigue ancien ancienne anomalie apparition apres atteinte atteintes avant bilaterale bilateraux cadre cas chirurgie comparaison
comparatif complet contexte correcte correspondant cote cotes demande demontre densite depuis derniere dernier diametre discret douloureux effectue
effectuee elargissement epaisseur epaississement etage etat etendue etude evocateur examens faible fin focale foyer generale grande grands gros haute
hauteur hemorragique inferieur inferieure inflammatoire jour jours liquide liquidien mal masse mesurant mesure mesures minime modere moderee mois
montre moyen moyenne multiples necrose nette niveau nodulaire nombreux nouveau nouvelle observe oedeme parenchyme paroi parois partie pathologie
pathologique peu pleurale pleurales posterieur posterieure anterieur anterieure prise profond profonde realisee recente rehaussement remaniement
remaniements reste retrouve sain selon signes significatif significative situe situee stade superieur superieure suspecte taille temps territoire
tissulaire totale traitement traumatisme troubles vasculaire vasculaires volumineux voie acentuada acuerdo adecuada adecuado aguda agudo alteracion
alteraciones anteriores antigua aspecto aumentado aumento bien bordes calidad cambios cavidad centimetros clinica cirugia comparacion comparado
completa conserva conservada conservado contornos corte cortes cronica cronico datos dentro densidad derrames descarta descartar diametro difusa
discreta efecto embargo enfermedad espacio espesor estructura estructuras evaluar evidencia exploracion fecha forma fracturas grado hemorragia
heterogenea homogenea imagenes imagen importante indica infiltrado inflamatorio izquierdas lado lesiones leves ligera ligero liquido localizada
localizado maligna marcada mayor medida medidas menor mide milimetros minima moderada ni nivel nueva nuevo numero observa observan otros parcial pared
paredes parenquima pequena pequeno pequenos permeable persiste posible presentes previo previa primera profunda quirurgica realce realiza realizado
relacion reciente respecto restos resultados segmento segunda senal severa signos significativa sospecha sugestivo tamano tecnicas tejido tejidos
tercio tipo toda todos tras tratamiento ultima unica valora valorar visualiza zona zonas referto paziente sede lieve assenza presenza dopo prima
alterazioni lesioni
`,
  body: `
mg2 hd tv pod ipad usb cd dvd iphone mac pc linux windows os app api gui cli sdk ai ml cnn unet dice iou auc roc acc train valid test fold seed epoch batch ensemble nnunet totalsegmentator
qin qiicr tcia tcga acrin adni oasis nlst lidc idc brats isbi miccai camelyon kits lits chaos amos prostatex ispy duke radiomics gold truth ground annot gt pred prediction predictions
`,
};

/**
 * Words that are imaging words and surnames, given names, months or everyday words as well, and eponyms. A word listed here counts as an
 * imaging word only beside one of its neighbours: before `_` those that may stand before it, behind `_` those that may follow.
 * `#` is any number. A word marked `!` is not in the vocabulary at all outside these phrases.
 */
export const CONTEXT = `
stone: kidney renal ureteral ureter ureteric bladder gallbladder bile biliary urinary urethral salivary obstructing nonobstructing pulp staghorn mm cm calcified duct cbd uvj upj pole calyceal struvite calculus no large small tiny single acute calcium uric cystine new hx history residual passed known possible impacted _ protocol protocols burden disease survey search former formation analysis extraction retrieval removal size location fragment fragments study evaluation eval free passage basket workup clearance
black: dark _ blood bone hole holes pleural line lines and bars star border hairy ink
may: which that this there these findings finding it and or patient they lesion lesions _ be represent reflect have indicate suggest also not relate correspond need benefit consider include contribute still account explain occur require obscure help warrant persist simulate mimic show cause result affect continue well just only or if repeat resume return follow proceed eat drink
chase: bolus saline step table peripheral moving _ technique runoff saline bolus run mra cta angiography protocol acquisition
long: echo too very as how no _ axis ax bone bones term standing segment segmental tau te tr head spine run train length view cassette leg legs stem needle acting gamma version duration distance acquisition scan finger flexor
field: in magnetic near far visual lung large small full open high low static main gradient wide treatment tangential tangent light irradiated irradiation radiation electron photon boost scvl supraclav supraclavicular axillary ap pa bright dark turbo deformation vector surgical operative operating operation echo half upper mid lower setup multi _ in of map maps mapping strength strengths inhomogeneity size sizes echo view correction corrected offset in gradient cut defect defects bias light match junction verification setup image images testing work #
fields: lung visual magnetic tangential tangent treatment light both upper lower mid parallel opposed opposing lateral ap pa five four six seven mri large small _ are of testing clear maps
young: a the _ adult adults male female man woman child patient patients girl boy men women lady gentleman healthy modulus infant volunteer onset
white: black _ matter blood cell cells noise light balance out pulp line level subcortical field
brown: _ fat adipose tumor tumour tumors tumours sequard stain discoloration induration
gray: deep cortical subcortical central periaqueductal black per # _ matter scale level levels white value values zone nuclei cm nucleus structures and
grey: deep cortical subcortical central periaqueductal _ matter scale level levels white value values zone nuclei nucleus structures and
frank: no _ hemorrhage haemorrhage herniation disc disk dislocation pus necrosis abscess perforation perfusion consolidation blood edema pneumothorax pneumoperitoneum tear rupture leads lead invasion breech fracture extrusion hematuria
mark: bb skin field water quality punctuation reference fiducial entry stretch tattoo birth puncture _ site skin up isocenter lesion location area vessel nipple scar centre center
marks: bb skin stretch fiducial puncture tattoo _ on
art: liver early late phase abd abdomen pelvic pelvis hepatic ph pancreas thorax aorta pulm pulmonary carotid renal w pre _ phase ph venous ven port portal late early abd abdomen liver #s delay mip thin spi
will: this that it which patient results she he findings we they images study films report _ be have return need follow require undergo also not obtain repeat proceed continue review attempt likely discuss call schedule come receive start perform defer contact see send
page: screen report dose summary this first last each per images print _ # of dose summary print up
small: a multiple several tiny very few the no with trace focal another persistent bilateral right left other too interval relatively stable _ bowel intestine intestinal field cell airway airways vessel vessels parts part animal amount lesion lesions nodule nodules cyst cysts effusion effusions pleural pericardial hiatal hernia mass masses focus foci area areas left right defect volume fov bore caliber calibre polyp polyps branch branches calcification calcifications lymph node nodes stone stones pneumothorax hematoma infarct infarcts hemorrhage joint filter bilateral round subcentimeter hypodensity hyperintensity renal hepatic focal rounded collection fluid foot non osteophytes osteophyte disc ventricles size subdural kidney kidneys pulmonary nonobstructing and cortical lacunar umbilical fat liver gallstones tear scattered cystic uterus ovarian hypodense low well bubble bubbles subpleural amounts residual
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
case: _ discussed reviewed # report of study number conference
cross: _ section sectional table over talk calibration sections
day: per a one each next same previous first # _ # of post old s smoker follow followup after
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
best: _ seen possible images evaluated visualized obtainable phase dias diast diastolic systolic syst # fit
good: _ visualization quality flow alignment position inspiration images
temple: left right _ pain
cast: in through plaster fiberglass _ material in removal off on artifact
max: phase _ # ip intensity value slope dose proj projection diameter ap velocity pg gradient min opening dimension
pat: i _ # factor
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
swan!: _ ganz
dixon: vibe tse t1 t2 m fat water q caipi star lava tra cor sag ax spair _ vibe tra cor sag ax in opp opposed w f fat water tse fs ff caipi method
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
graphie graphien skopie ektomie itiden bildung karzinom logisch logische logischer szintigraphie kontrolle aufnahme aufnahmen untersuchung gelenk knochen wirbel arterie hohle fraktur lasion schmerzen schmerz ographique scopie ectomie patia grafia tomia
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
