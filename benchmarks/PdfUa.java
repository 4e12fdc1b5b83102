// Judges files by veraPDF's own rules of PDF/UA-1: a line a file, and one for each rule that is broken.
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class PdfUa {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var rules = PDFAFlavour.PDFUA_1;
        for (var file : files) {
            try (var bytes = new FileInputStream(file);
                    var parser = Foundries.defaultInstance().createParser(bytes, rules);
                    var validator = Foundries.defaultInstance().createValidator(rules, false)) {
                var judged = validator.validate(parser);
                System.out.println(file + "\t" + judged.isCompliant() + "\t" + judged.getTotalAssertions());
                Map<String, Integer> broken = new TreeMap<>();
                for (var one : judged.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        broken.merge(one.getRuleId().getClause() + " " + one.getMessage(), 1, Integer::sum);
                    }
                }
                broken.forEach((rule, times) -> System.err.println("  " + times + " x " + rule));
            }
        }
    }
}
