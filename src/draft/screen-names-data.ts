/**
 * Words for the search of names in what learners type. Written for this purpose, from no list of others.
 *
 * Names of people that are common somewhere and are no words of English, of imaging or of computing; folded, as all here.
 */
export const GIVEN_NAMES = `
aaron abdul abdullah abigail achmed adam adriana agnes agnieszka ahmad ahmed aicha aisha ajay akira alan albert alberto alejandra alejandro alessandra
alessandro alexander alexandra alexandre alexei alfred ali alice alicia alina amanda amelia amina amir amit amy ana anders andrea andreas andrei andrew andrzej
angela angelika anil anita anja ann anna anne annette annika anthony antoine anton antonio arthur arun astrid barbara beata beatrice benjamin bernard bernd
bernhard birgit bjorn brandon brenda brian brigitte bruce camille carl carla carlos carmen caroline catherine cecile charles cheryl chloe chris christa
christina christine christoph christopher claire clara claude claudia colin cristina cynthia dagmar daniel daniela danielle darren david deborah deepak denise
dennis derek diana diego dieter dimitri dmitri dolores donald donna dorothea dorothy douglas edith eduardo edward elena elisabeth elizabeth elke ellen elsa
emil emily emma emmanuel enrique eric erika esther eugene eva evelyn ewa fabian fatima fatma felix fernando filip francesca francesco francisco francois franz
frederic friedrich gabriel gabriela gareth geoffrey george gerald gerhard giorgio giovanni gisela giulia giuseppe gloria greta guillaume gunther gustav hamid
hannah hans harald hassan heather heidi heike heinrich heinz helen helena helga helmut henri henrik henry herbert hermann hiroshi holger horst hugo hussein
ibrahim ilse ines inga ingrid irene isabel isabella isabelle ivan jacob jacqueline jacques jakub james jan jane janet janusz javier jean jennifer jens jeremy
jessica jin joachim joan joanna joao jochen joe joel joerg johann johanna johannes john jon jonas jonathan jorge jose josef joseph joshua juan judith julia
julian julie juliette jurgen jutta karen karim karin karl karsten katarina katarzyna kate katharina kathleen katja katrin keith kelly kenji kenneth kevin
khadija khalid kimberly klaus krzysztof kumar larissa larry lars laszlo laura lauren laurent lea leila leon leonard liam lina linda lisa lorenzo lothar louis
louise luca lucas lucia lucie ludwig luigi luis luisa lukas lydia maciej magda magdalena malcolm manfred manuel marc marcel marcin marco marcus margaret
margarita maria marianne marie marina mario marion marko markus marta martha martin martina mary mateusz mathias matthew matthias maureen maurice mauricio
maximilian megan mehmet melanie melissa michael michaela michel michelle miguel mikhail milan miriam mohamed mohammad mohammed monika monique moritz mustafa
nadia nadine naomi natalia natalie natasha nathalie nathan neil nicholas nicola nicolas nicole niklas nikolai nina noah norbert oksana olaf oleg olga oliver
olivia oliwia omar oscar oskar otto pablo pamela paola paolo patricia patrick patrizia paul paula pauline pavel pedro peter petra philip philipp philippe
pierre pietro piotr priya rachel rafael rahul rainer raj rajesh ralf ralph ramesh raymond rebecca regina reinhard renate rene ricardo riccardo richard rita
robert roberta roberto roger roland rolf ronald rosa rosemary rudolf ruth ryan sabine sakura salvatore samantha samir samuel sandra sanjay sara sarah satoshi
scott sebastian sergei sergio shirley shyam silke silvia simon simone sofie sonia sophia sophie stefan stefanie stefano stella stephan stephane stephanie
stephen steve steven stuart sunil susan susanne suzanne sven svetlana sylvia takashi tamara tanja tatiana teresa terry theodor theresa thierry thomas thorsten
tim timothy tobias todd tom tomas tomasz tony udo ulrich ulrike ursula uwe valentina valerie vanessa vera veronica veronika vijay viktor vincent vincenzo
vladimir walter waltraud wendy werner wilhelm william wolfgang xavier yasmin yolanda youssef yuki yuri yusuf yvonne zoe zofia
`;

/** Words behind which the name of that person may stand. */
export const ROLES = `
patient patients patientin patiente paciente paziente pacjent pacjentka doctor physician radiologist surgeon nurse technologist technician radiographer referrer colleague
mother father husband wife son daughter brother sister child baby uncle aunt grandmother grandfather neighbour neighbor friend boss professor arzt arztin schwester kollege kollegin
medecin docteur infirmiere medico doctora operator resident attending consultant named called surnamed nicknamed alias
`;

/** Forms of address that name nobody without the word behind; the existing ones are those of the cleaner of free text. */
export const MORE_TITLES = 'mr mrs ms mx dr dres messrs srta sig signora signore signor doctor docteur pani fru hr dhr mevr';

/** What may stand between such a word and the name. */
export const BRIDGES = 'is was are like named called surnamed name id with the a an of our my your heisst namens nomme llamado';

/** Words that instructions have, and neither the vocabulary of images nor the names of PS3.6. */
export const DRAFTING_WORDS = `
abbreviate acknowledge actor aes afterward allowlist alphabetic ambiguous anonymise anonymizer anymore append approve argument ascii assert assumption assure
async attach audience auditor authorise authorize backslash beginner behave beware birthdate birthday blacklist boolean bracket browser bug bullet caret
charset cheat cipher circumvent cite clause cohort collide commit compile compiler compute concatenate confuse const contract contradict corrupt credential
crlf crypto curly customise customize danger decade declare decrypt delete dependency deterministic dict dictionary disclose discover edit elementary emoji
employ employee employer encapsulate encrypt enforce engine enum equation everybody export expose faithful fake february fetch fictional forbid foreach forever
forget gdpr generate generic google guarantee hardcode hasher hello helper hex hexadecimal hide hint hipaa hmac homework honest hyphen idempotent ignore
illegal immutable implement int integer invalid invent invisible iterate january javascript judge july june junk lawful lawyer learner lecture leverage license
linkage literal logic lowercase maiden march markdown match math mistake mutate nest nested nesting newline nickname noone normalise notebook november nullify
obey obfuscate october omit organisation parenthesis parse parser passport password phi phrase pii polite postal predicate prefix pretend profession programmer
proof pseudonymisation pseudonymise pseudonymization pseudonymize pseudonymous punctuation purge quote randomise randomize recipe recursive recursively redact
redaction regex regexp regulation religion rename researcher reset reuse sanitise sanitize scenario script scrub secret security sentence separator september
serialise serialize sha shorten shuffle slash snippet solve succeed suffix surname surrogate swap symbol tab teacher tech token transcript transpile truncate
truthful tuple tutorial typescript typo unify uppercase utf uuid validate welcome whitelist whitespace wipe wonder yaml yourself
`;

/** What stands behind such words in instructions of other languages. */
export const WORDS_ELSEWHERE = `
afin behaelt bekommt bleiben bleibt darf debe deben deve devono doit doivent duerfen erhaelt haben heisst koennen muessen muss peut peuvent possono puede
pueden puo queda recibe recoit riceve rimane sea segun sera soit soll sollen tendra viene
`;

/** Things of a program that are named, too: a function called `walk`. */
export const NAMED_THINGS =
  'function variable constant const file class method field folder module type tag script helper export default attribute parameter property key column profile option creator study site project';

/** Makers, their devices, programs, methods and places whose names look like those of people. */
export const PUBLIC_NAMES = `
adobe africa alzheimer amazon anthropic apple arabic asia australia austria azure bayes bayesian belgium boolean boston brazil britain caesar canada canadian
carlo cartesian cesar chatgpt chrome claude copilot cyrillic danish debian deepseek denmark dentsply docker dsgvo euclidean excel fibonacci finland finnish
firefox gdpr gemma github gitlab google gpt greece greek gregorian hadamard hangul hebrew hipaa hiragana ieee ietf india indian jaccard javascript julian
jupyter kanji kaplan katakana laplace larmor latin levenshtein llama luhn lumina markov medtronic meier merkle mersenne mexico mirada mistral monte netherlands
nist nodejs norway norwegian npm nuance nyquist ollama openai outlook parkinson pearson pentax poisson poland polish portugal portuguese posix powerpoint prime
qwen rfc roche russia russian safari shannon soundex spearman sweden swedish switzerland thai titan tslab turkey turkish typescript ubuntu ukraine umls unix
vida vigenere visage vscode weasis
`;
