package abhaya.investigation.clock;

/// How acts and joining words are typed. One line a meaning; dots, spaces and case do not matter.
///
/// A new spelling is a new word here and a new row in the oracle.
final class Spellings {
  private Spellings() {}

  static final String ACTS =
      """
      IPC: ipc | ipcode | i p code | indian penal code | penal code | inidan penal code | lpc | \
      आईपीसी | आइपीसी | आई पी सी | आयपीसी | भादवि | भादवी | भादसं | भादस | भादंसं | भा द सं | भादविधान | \
      ईपीको | इपीको | ताहि | ताजी हिन्द | भारतीय दण्ड संहिता | भारतीय दंड संहिता | भादसंहिता | \
      भारतीय दण्ड विधान | दण्ड संहिता | दंड संहिता | இதச | இபிகோ | இந்திய தண்டனைச் சட்டம் | \
      भादंविधान
      IPC: भादंवि | भादंवी | भारतीय दंड विधान | भारतीय दंड विधान संहिता
      BNS: bns | bharatiya nyaya sanhita | bhartiya nyaya sanhita | \
      bharatiya nyay sanhita | bhartiya nyay sanhita | bharatiya nyaya samhita | \
      bhartiya nyay samhita | bharathiya nyaya sanhita | nyaya sanhita | bnsanhita | bn sanhita | \
      बीएनएस | बिएनएस | भान्यासं | भान्यास | भान्यासंहिता | भा न्या संहिता | भारतीय न्याय संहिता | \
      न्याय संहिता | भारतीय न्याय सहिंता | भारतीय न्याय सहिता | பிஎன்எஸ் | பாரதிய நியாய சன்ஹிதா
      BNS: भारतीय न्याय संहीता | भा न्या संहीता
      POCSO: pocso | posco | pocsco | pocos | pokso | pacso | pasco | poxo | poscso | \
      pocs | poso act | \
      protection of children from sexual offences | protection of children from sexual offence | \
      protection of child from sexual offences | protection of child from sexual offence | \
      protection of children against sexual offences | prevention of children from sexual offences | \
      child sexual offences act | पोक्सो | पाक्सो | पोस्को | पास्को | पौक्सो | पोकसो | पाकसो | \
      पोक्सों | पोक्\u200dसो | पोस्\u200dको | पीओसीएसओ | \
      लैंगिक अपराधों से बालकों का संरक्षण | लैंगिक अपराधों से बालकों के संरक्षण | \
      लैंगिक अपराधो से बालको का संरक्षण | लैंगिक अपराध से बालकों का संरक्षण | \
      लैंगिक अपराधों से बच्चों का संरक्षण | लैंगिक अपराधों से बालकों की सुरक्षा | \
      लैंगिक अपराधों से बाल संरक्षण | लैंगिक अपराधों से बालकों का सरंक्षण | \
      यौन अपराधों से बच्चों का संरक्षण | यौन अपराधों से बालकों का संरक्षण | \
      बाल लैंगिक अपराध संरक्षण | बालकों का लैंगिक अपराधों से संरक्षण | बाल लैंगिक अत्याचार | \
      लैंगिक अपराधापासून बालकांचे संरक्षण | बाललैंगिक अत्याचार प्रतिबंधक | \
      போக்சோ | போக்ஸோ
      SCST: scst | sc/st | sc&st | sc and st | sc/st pa | sc/st poa | scst poa | scst pa | sc/st poa act | \
      s.c./s.t. | sc/s.t. | schedule caste and schedule tribe | \
      scheduled castes and scheduled tribes | scheduled caste and scheduled tribe | \
      scheduled castes and the scheduled tribes | scheduled castes & scheduled tribes | \
      scheduled caste and scheduled tribes | atrocities | atrocity | prevention of atrocities | poa | \
      scheduled castes and the scheduled tribes prevention of atrocities | \
      scheduled castes and scheduled tribes prevention of atrocities | \
      scheduled caste and scheduled tribe prevention of atrocities | \
      scst prevention of atrocities | sc/st prevention of atrocities | sc/st atrocities | \
      sc and st prevention of atrocities | sc and st poa | sc & st poa | sc & st prevention of atrocities | \
      एससी/एसटी | एससीएसटी | एससी एवं एसटी | अनु जाति/जनजाति | अनुजाति/अनुजनजाति | अजा/जजा | अजाजजा | \
      अनुसूचित जाति/जनजाति | अनुसूचित जाति एवं जनजाति | अनुसूचित जाति और अनुसूचित जनजाति | \
      अनुसूचित जाति एवं अनुसूचित जनजाति | अनुसूचित जाति/अनुसूचित जनजाति | \
      अनुसूचित जाति और अनुसूचित जनजाति अत्याचार निवारण | \
      अनुसूचित जाति एवं अनुसूचित जनजाति अत्याचार निवारण | अनुसूचित जाति/जनजाति अत्याचार निवारण | \
      एससी/एसटी पीओए | अत्याचार निवारण | अजाजजा अत्याचार निवारण | अजा/जजा अत्याचार निवारण | \
      एट्रोसिटी | अट्रोसिटी
      IT: it | itact | it act | information technology | information technology act | आईटी | आइटी | \
      आई टी | सूचना प्रौद्योगिकी | सूचना प्रोद्योगिकी | माहिती तंत्रज्ञान
      JJ: jj | jjact | juvenile justice | juvenile justice act | jj cpc | \
      juvenile justice care and protection of children | juvenile justice care & protection of children | \
      किशोर न्याय | जेजे | किशोर न्याय बालकों की देखरेख और संरक्षण | बाल न्याय
      DP: dp | dpact | dowry prohibition | dowry act | dowry prohibition act | डीपी | दहेज प्रतिषेध | \
      दहेज निषेध | हुंडा प्रतिबंधक
      ITPA: itpa | itp | itpact | pita | pitact | immoral traffic | immoral traffic prevention | \
      immoral trafficking prevention | immoral trafficking | prevention of immoral traffic | \
      अनैतिक व्यापार | अनैतिक देह व्यापार | देह व्यापार | अनैतिक व्यापार निवारण | \
      अनैतिक देह व्यापार निवारण | पीटा | पिटा
      ARMS: arms | armsact | arm act | आयुध | आर्म्स | आमर्स | शस्त्र
      PCMA: pcma | pcm | pcmact | child marriage | prohibition of child marriage | child marriage prohibition | \
      child marriage restraint | बाल विवाह | बाल विवाह प्रतिषेध | बाल विवाह निषेध | बालविवाह प्रतिबंधक
      DV: dv | dvact | domestic violence | pwdva | pwdv | protection of women from domestic violence | \
      घरेलू हिंसा | घरेलू हिंसा से महिला संरक्षण
      NDPS: ndps | ndpsact | narcotic drugs and psychotropic substances | एनडीपीएस
      MV: mv | mvact | motor vehicle | motor vehicles | मोटर वाहन | मोटरयान | एमवी
      EVIDENCE: indian evidence | evidence act | साक्ष्य अधिनियम | भारतीय साक्ष्य अधिनियम, 1872
      BSA: bsa | bharatiya sakshya adhiniyam | बीएसए | भारतीय साक्ष्य अधिनियम
      MTP: mtp | mtpact | medical termination of pregnancy | एमटीपी
      PCPNDT: pcpndt | pndt | pc pndt | पीसीपीएनडीटी
      INDECENT: irwa | indecent representation of women | indecent representation of women prohibition | \
      स्त्री अशिष्ट रूपण
      CRPC: crpc | cr pc | crp code | code of criminal procedure | criminal procedure code | cpc criminal | \
      दप्रसं | दप्रस | दंप्रसं | सीआरपीसी | दण्ड प्रक्रिया संहिता | दंड प्रक्रिया संहिता
      BNSS: bnss | bharatiya nagarik suraksha sanhita | bhartiya nagrik suraksha sanhita | \
      bharatiya nagrik suraksha sanhita | bhartiya nagarik suraksha sanhita | बीएनएसएस | भानासुसं | \
      भारतीय नागरिक सुरक्षा संहिता | नागरिक सुरक्षा संहिता
      FOREIGNERS: foreigners | foreigner act | विदेशी अधिनियम | विदेशियों विषयक
      PASSPORT: passport | passports | पासपोर्ट
      EXCISE: excise | आबकारी | prohibition and excise | prohibition & excise
      EXPLOSIVES: explosives | explosive substances | explosive substance | विस्फोटक पदार्थ
      GAMBLING: gambling | public gambling | जुआ | द्यूत
      """;

  static final String WORDS =
      """
      READ_WITH: r/w | rw | r/with | read with | reads with | red with | r/w with | readwith | w/r | with | \
      along with | सपठित | सहपठित | सह पठित | सहपठीत | सपठीत | सह | के साथ पठित | साथ पठित | सहवाचन | \
      सहवाचित | रीड विथ | रीड विद | आर/डब्लू | आर/डब्ल्यू | वाचिले | सह कलम
      AND: and | also | plus | alongwith | एवं | एवम | एवम् | व | और | तथा | अने | आणि | ઔર | மற்றும் | ऐवं
      RANGE: to | till | upto | से | ते | तक
      SECTION: u/s | us | u/sec | u/section | u/ss | section | sections | sec | secs | sect | s | ss | \
      under section | under sections | u/s section | p/u/s | धारा | धाराओं | धाराएं | धाराये | धारायें | धारान्तर्गत | \
      कलम | कलमे | गुन्हा कलम | कलमान्वये | सेक्शन | यू/एस | dhara | kalam | பிரிவு | பிரிவுகள் | sub section | \
      subsection | sub sec | clause | cl | clauses | उपधारा | उप धारा | खण्ड | खंड
      NOISE: of | the | under | in | for | by | as | offence | offences | punishable | amended | amendment | no | \
      अन्तर्गत | अंतर्गत | के | की | का | में | तहत | अनुसार | अपराध | भा | सन | वर्ष | ओफ | अन्वये | प्रमाणे | ની | નો | \
      मुजब | the said | charged | registered | added | year | ofthe | u | new | हेठळ | और धारा
      ACT_WORD: act | acts | adhiniyam | adhiniyama | अधिनियम | अधि | अधिo | एक्ट | ऐक्ट | एक्\u200dट | rules | rule | \
      नियम | नियमावली | code | sanhita | samhita | संहिता | कायदा | कायद्या | अधिनियमान्वये | सट्टम | சட்டம் | \
      अेक्ट | एकट
      PART: part | pt | भाग | पार्ट | para
      """;
}
