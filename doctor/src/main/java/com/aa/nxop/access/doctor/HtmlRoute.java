package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.Check.Status;
import java.util.List;

/** The way as a picture of boxes and arrows; read aloud, it is a list. */
record HtmlRoute(AccessRoute route, HtmlWriter page) {
    void write() {
        page.markup("<section>\n").element("h2", "The path");
        page.markup("<figure>\n");
        page.element("figcaption", "soft", "From the pod to its resources. Each arrow is a stage.");
        page.markup("<ol class=\"way\">\n");
        route.trunk().forEach(part -> part(part, true));
        if (!route.branches().isEmpty()) {
            page.markup("<li class=\"branches\"><ol>\n");
            route.branches().forEach(this::branch);
            page.markup("</ol></li>\n");
        }
        page.markup("</ol>\n</figure>\n</section>\n");
    }

    private void branch(List<RoutePart> parts) {
        page.markup("<li class=\"branch\"><ol>\n");
        parts.forEach(part -> part(part, !part.link()));
        page.markup("</ol></li>\n");
    }

    /** @param named whether a link bears its name: at the end of a branch the place has it */
    private void part(RoutePart part, boolean named) {
        boolean broken = part.status() == Status.FAILED;
        boolean silent = !named && !broken;
        page.markup("<li class=\"" + (part.link() ? "link " : "place ") + cssClass(part.status()) + "\""
                + (silent ? " aria-hidden=\"true\">" : ">"));
        if (part.link()) {
            page.markup(HtmlTemplate.arrow(broken));
        }
        if (!silent) {
            page.markup("<div>");
            if (named) {
                page.element("strong", part.name());
            }
            state(page, part.status(), part.unreached() ? "not reached" : word(part.status()));
            part.finding().ifPresent(finding -> page.element("span", "detail", finding));
            if (!part.detail().isEmpty()) {
                page.element("span", "detail", part.detail());
            }
            page.markup("</div>");
        }
        page.markup("</li>\n");
    }

    /** A sign and a word, in a colour. */
    static void state(HtmlWriter page, Status status) {
        state(page, status, word(status));
    }

    private static void state(HtmlWriter page, Status status, String word) {
        page.markup("<span class=\"state " + cssClass(status) + "\">" + sign(status) + " ");
        page.text(word).markup("</span>\n");
    }

    private static String cssClass(Status status) {
        return switch (status) {
            case OK -> "works";
            case FAILED -> "broken";
            case SKIPPED -> "unseen";
        };
    }

    private static String word(Status status) {
        return switch (status) {
            case OK -> "OK";
            case FAILED -> "BROKEN";
            case SKIPPED -> "not checked";
        };
    }

    private static String sign(Status status) {
        return HtmlTemplate.sign(
                switch (status) {
                    case OK -> HtmlTemplate.SIGN_WORKS;
                    case FAILED -> HtmlTemplate.SIGN_BROKEN;
                    case SKIPPED -> HtmlTemplate.SIGN_UNSEEN;
                });
    }
}
