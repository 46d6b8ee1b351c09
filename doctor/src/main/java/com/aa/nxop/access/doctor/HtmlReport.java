package com.aa.nxop.access.doctor;

import java.util.List;
import java.util.Optional;

/** The report as one page to hand on: it needs no script, no other file and no network, and says nothing by colour alone. */
final class HtmlReport {
    private final Diagnosis diagnosis;
    private final HtmlWriter page = new HtmlWriter();

    HtmlReport(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    String text() {
        Optional<Check> first = diagnosis.firstFailure();
        String outcome =
                first.isPresent() ? "Access to the NXOP account does not work" : "Access to the NXOP account works";
        page.markup(HtmlTemplate.head(
                outcome + first.map(check -> ": " + finding(check)).orElse("")));
        page.markup("<header>\n");
        page.element("h1", outcome);
        first.ifPresent(check ->
                page.element("p", "lead", "Access fails at " + check.stage() + ". Finding: " + finding(check) + "."));
        page.markup("</header>\n<main>\n");
        new HtmlRoute(AccessRoute.of(diagnosis), page).write();
        diagnosis.checks().stream().filter(Check::isFailed).forEach(this::failure);
        statement(
                diagnosis.trust(),
                "The statement to copy",
                "For the team that owns the NXOP role: its trust policy needs this statement for this pod.");
        statement(
                diagnosis.sourceTrust(),
                "The policy to copy",
                "For the team that owns the pod's own role: it needs this trust policy for this pod.");
        givenPolicy(diagnosis.trust(), "The given trust policy");
        givenPolicy(diagnosis.sourceTrust(), "The given trust policy of the pod's own role");
        stages();
        settings();
        page.markup("</main>\n<footer>");
        page.text(
                "The Doctor of the NXOP Access SDK wrote this page. It holds no secret: if a setting is or may be a secret, the"
                        + " page says \"present\".");
        page.markup("</footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String finding(Check check) {
        return check.finding().orElse("");
    }

    private void failure(Check check) {
        page.markup("<section>\n");
        page.element("h2", "Broken: " + check.stage() + ", " + check.about());
        page.markup("<div class=\"card broken\">\n");
        part("What the Doctor saw", check.seen());
        part("What to do", check.remedy());
        part("What that means", check.meaning());
        check.guide().ifPresent(guide -> {
            page.markup("<p class=\"soft\">Read more in the SDK's ");
            page.markup("<code>").text(guide).markup("</code></p>\n");
        });
        page.markup("</div>\n</section>\n");
    }

    private void part(String heading, String text) {
        if (!text.isEmpty()) {
            page.element("h3", heading).element("p", text);
        }
    }

    private void statement(TrustAdvice advice, String heading, String forWhom) {
        advice.statement().ifPresent(statement -> {
            page.markup("<section>\n").element("h2", heading);
            page.element("p", forWhom);
            page.markup("<pre>").text(statement.strip()).markup("</pre>\n");
            advice.terraform().ifPresent(text -> {
                page.element("p", "The same for Terraform:");
                page.markup("<pre>").text(text.strip()).markup("</pre>\n");
            });
            page.markup("</section>\n");
        });
    }

    private void givenPolicy(TrustAdvice advice, String heading) {
        advice.remarks().ifPresent(remarks -> {
            page.markup("<section>\n").element("h2", heading);
            if (remarks.isEmpty()) {
                page.element("p", "It lets this pod in, and nothing in it is weak or broken.");
            } else {
                if (advice.contradicted()) {
                    page.element(
                            "p",
                            "It would refuse this pod, but STS let the pod in. So the role has another policy today.");
                }
                page.markup("<ul>\n");
                remarks.forEach(remark -> page.element("li", remark));
                page.markup("</ul>\n");
            }
            page.markup("</section>\n");
        });
    }

    /** On a narrow screen the table is a list to the eye; the roles keep it a table to a screen reader. */
    private void stages() {
        page.markup("<section>\n").element("h2", "Stage by stage");
        table("The checks of the Doctor, in their order", List.of("Stage", "Result", "Check", "Seen"));
        diagnosis.checks().forEach(check -> {
            page.markup("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">")
                    .text(check.stage());
            page.markup("</th><td role=\"cell\" class=\"result\">");
            HtmlRoute.state(page, check.status());
            cell(check.about());
            cell(check.seen() + (check.isFailed() || check.meaning().isEmpty() ? "" : " (" + check.meaning() + ")"));
            page.markup("</td></tr>\n");
        });
        page.markup("</tbody></table>\n</section>\n");
    }

    private void settings() {
        if (diagnosis.settings().isEmpty()) {
            return;
        }
        page.markup("<section>\n").element("h2", "Settings");
        table("The settings and their origin", List.of("Name", "Value", "Set by"));
        diagnosis.settings().forEach(setting -> {
            page.markup("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">")
                    .text(setting.name());
            page.markup("</th><td role=\"cell\">").text(setting.value());
            cell(setting.origin());
            page.markup("</td></tr>\n");
        });
        page.markup("</tbody></table>\n</section>\n");
    }

    private void table(String caption, List<String> columns) {
        page.markup("<table role=\"table\">\n").element("caption", caption);
        page.markup("<thead role=\"rowgroup\"><tr role=\"row\">");
        columns.forEach(column -> page.markup("<th role=\"columnheader\" scope=\"col\">")
                .text(column)
                .markup("</th>"));
        page.markup("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    }

    private void cell(String text) {
        page.markup("</td><td role=\"cell\">").text(text);
    }
}
