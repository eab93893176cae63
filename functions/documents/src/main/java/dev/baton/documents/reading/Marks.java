package dev.baton.documents.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words by which a document says that it is not the final or the true one. */
public final class Marks {
  private static final Pattern ALONE =
      Pattern.compile(
          "(?iu)\\W*(?:this is (?:a|an) )?(draft|void|voided|cancelled|canceled|sample|example|not"
              + " valid|invalid|pro[- ]?forma|preliminary|provisional|superseded|test"
              + " document|copy|duplicate|entwurf|storniert|storno|muster|kopie|zweitschrift|unsigned|training"
              + " copy|specimen copy|file copy|not for"
              + " release|amended|corrected|interim|unverified|unvalidated|unofficial|credit"
              + " note|credit memo|gutschrift|avoir|stornorechnung"
              + "|vorläufig\\p{L}*|ungültig|annullier\\p{L}*|korrigiert\\p{L}*|provisoire|annulée?|duplicata|brouillon|borrador|anulad[oa]|provisional|bozza|annullat[oa]|provvisori[oa]|concept|geannuleerd)"
              + "(?:[\\s-]+(?:invoice|reports?|results?|only|copy|summary|letter|document|discharge|referral|laboratory|lab|version|befund|bericht|rechnung|entlass\\p{L}*|arztbrief|arztbericht|note|no\\.?|nr\\.?|\\S*\\d\\S*)){0,3}\\W*");

  /** What says so in the middle of a sentence, too. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?iu)\\b(?:(sent|issued|created|entered|raised|billed|printed) in error|not for"
              + " payment|not an? (?:tax )?(?:invoice|bill|real"
              + " (?:document|invoice|report|patient))|(?:for|zu)"
              + " (?:training|demonstration|educational|teaching|illustrat\\w+|test(?:ing)?|internal|information|schulungs\\w*|demo)"
              + " (?:purposes?|use|zwecken?)(?: only)?|this"
              + " (?:document|invoice|report|letter|summary) (?:is (?:a|an|only a|for)"
              + " (?:test|draft|sample|example|specimen|copy|training|template)|must not be"
              + " (?:processed|used|paid|relied|acted|filed|released|sent|booked)|has been"
              + " (?:cancel\\w+|withdrawn|voided|superseded|replaced|amended)|was"
              + " (?:cancel\\w+|withdrawn|voided|issued in error))|must not be"
              + " (?:processed|used|paid)|(?:further|additional|more) results (?:to"
              + " follow|pending|awaited)|results (?:still"
              + " )?(?:pending|outstanding|awaited)(?!\\W{1,20}(?:nil|none|no)\\b)|(?:partial|incomplete)"
              + " (?:report|results?)|(?:do not|don.t) (?:use|pay|file|act"
              + " on|process|send|release|issue)|wrong version|replaced by (?:(?:the |our |a"
              + " )?(?:(?:new|corrected|revised)"
              + " )?(?:invoice|letter|report|version)|[a-z]{1,4}-?\\d{3,})|await(?:ing)? (?:a |the"
              + " )?(?:new|corrected|revised) (?:one|copy|invoice|letter|report|version)|results?"
              + " (?:is |are )?not to be used|(?:not|never) (?:yet )?(?:been"
              + " )?(?:validated|authori[sz]ed|verified|signed off|countersigned)|awaiting"
              + " (?:validation|authori[sz]ation|signature|verification|approval)|results? (?:is"
              + " |are |may be"
              + " )?(?:unreliable|invalid|questionable)|(?:sample|specimen|tube|probe)s?\\b[^.]{0,30}\\b(?:mislabell?ed|unsuitable|rejected|insufficient|contaminated|clotted(?!"
              + " blood)|gerinnt|geronnen|unbrauchbar)|please"
              + " (?:re-?send|disregard|(?:repeat|recollect)(?: (?:the|this|a|with))*"
              + " (?:fresh|new|sample|specimen|test|collection))|repeat"
              + " (?:sample|specimen|test)\\w*"
              + " (?:required|requested|needed)|(?:replaces|supersedes) (?:the |our |any |all"
              + " )?(?:earlier|previous|former|preliminary|report|invoice|letter|version)|(?:wrong|different|another)"
              + " patient|nicht (?:validiert|freigegeben|unterschrieben)|ersetzt (?:den|die)"
              + " (?:befund|rechnung|vorherige)|final report to follow|to be confirmed by|endbefund"
              + " folgt|version provisoire|(?:non|pas encore|sans être)"
              + " (?:valid[ée]+s?|sign[ée]+s?|relue?s?)|(?:lettre|compte[- ]rendu|rapport)"
              + " d[ée]finiti\\p{L}+ (?:sera|seront|suivra|suit|à"
              + " suivre)|(?:endgültiger?|ausführlicher?|vollständiger?) \\p{L}+ (?:folgt|wird"
              + " nachgereicht)|vorläufige[rns]?"
              + " (?:\\p{L}*brief|\\p{L}*bericht|befund)|(?:informe|resultado|versión)"
              + " (?:provisional|preliminar)|pendientes? de (?:validar|validaci[óo]n|firma)|sin"
              + " validar|(?:versione|lettera|referto|relazione) provvisori[ao]|non ancora"
              + " (?:validat|firmat|approvat)[oaie]|voorlopige?"
              + " (?:brief|uitslag|ontslagbrief|verslag|rapport)|nog niet"
              + " (?:geautoriseerd|gevalideerd|ondertekend)|(?:final|full|complete|definitive)"
              + " (?:discharge )?(?:letter|summary|report|version|account) (?:to|will|is to)"
              + " (?:follow|be sent|be issued))\\b");

  /** What is a label or a heading of laboratories, too. */
  private static final Pattern LABEL =
      Pattern.compile("(?:Sample|sample|SAMPLE|Copy|copy|Provisional)[:.]?");

  /** In front of what was sent to a laboratory, in capitals, too. */
  private static final Pattern OF_SPECIMEN = Pattern.compile("(?i)(?:sample|specimen)[:.]?");

  /** Calls that are recorded are no documents. */
  private static final Pattern CALLS =
      Pattern.compile("(?iu)\\b(?:calls?|conversations?|recorded|monitored)\\b[^.;]{0,60}$");

  private static final Pattern STAMP =
      Pattern.compile("\\W*(SPECIMEN|SPÉCIMEN|SAMPLE|COPY|PROVISIONAL)\\W*");

  private static final Pattern CLAUSE =
      Pattern.compile("\\s+[-–—*|/]+\\s+|[;.!](?:\\s+|$)|\\*{2,}|\\(|\\)");
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)\\bstatus\\s*:?\\s*(draft|void|cancelled|canceled|preliminary|provisional|pending|partial|unverified|unsigned|training"
              + " copy|specimen copy|file copy|not for"
              + " release|amended|corrected|interim|vorläufig|entwurf|storniert|provisoire|borrador)\\b");

  /** A field of a template that nothing was put into: {@code <<RecipientName>>}. */
  private static final Pattern UNMERGED =
      Pattern.compile(
          "<<\\p{L}[\\w"
              + " ]{1,30}>>|\\{\\{[^{}]{1,40}\\}\\}|«\\p{L}+(?:_\\p{L}+)+»|\\$\\{[\\w.]{1,40}\\}");

  /** The letters of the shortest stamp that is written apart, {@code V O I D}. */
  private static final int SHORTEST = 4;

  private Marks() {}

  // Laboratories call a sample so too, but not above or below all else.
  private static List<String> stamped(List<Line> lines) {
    List<Line> written = lines.stream().filter(line -> !line.blank()).toList();
    return written.isEmpty()
        ? List.of()
        : Stream.of(written.getFirst(), written.getLast())
            .map(line -> STAMP.matcher(line.text()))
            .filter(Matcher::matches)
            .map(stamp -> stamp.group(1).toLowerCase(Locale.ROOT))
            .toList();
  }

  /** The marks that stand alone in a cell or behind the word status, in lower case. */
  public static List<String> in(List<Line> lines) {
    Set<String> marks = new TreeSet<>(stamped(lines));
    if (CutOff.is(lines)) {
      marks.add("cut off in its last row");
    }
    String above = "";
    for (Line line : lines) {
      List<Cell> cells = Cell.of(line.text());
      boolean labelled = cells.size() > 1 && OF_SPECIMEN.matcher(cells.getFirst().text()).matches();
      for (Cell cell : labelled ? cells.subList(1, cells.size()) : cells) {
        for (String written : CLAUSE.split(cell.text())) {
          String clause = Cell.unspaced(written.strip(), SHORTEST);
          Matcher alone = ALONE.matcher(clause);
          if (clause.length() <= 60
              && alone.matches()
              && !LABEL.matcher(clause.strip()).matches()) {
            marks.add(alone.group(1).toLowerCase(Locale.ROOT));
          }
        }
      }
      if (UNMERGED.matcher(line.text()).find()) {
        marks.add("template");
      }
      Matcher said = SAID.matcher(line.text());
      if (said.find()
          && !CALLS.matcher(above + " " + line.text().substring(0, said.start())).find()) {
        marks.add(said.group().toLowerCase(Locale.ROOT));
      }
      Matcher status = STATUS.matcher(line.text());
      if (status.find()) {
        marks.add(status.group(1).toLowerCase(Locale.ROOT));
      }
      above = line.text().strip();
    }
    return List.copyOf(marks);
  }
}
