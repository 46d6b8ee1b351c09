package com.aa.nxop.access.doctor;

/**
 * What every page begins with. Colour never says anything alone: what is broken also has a sign, a word and a border of its own. The
 * policy forbids scripts and everything from elsewhere, should a text ever become markup.
 */
final class HtmlTemplate {
    static final String STYLE = """
            :root { color-scheme: light dark; --page: #ffffff; --ink: #1b1f23; --soft: #57606a; --line: #8c959f; --card: #f6f8fa;
              --bad: #b3001b; --bad-card: #fff0f0; --good: #0a5c2b; --good-card: #f0faf3; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #14181d; --ink: #e6edf3; --soft: #a9b4bf; --line: #6e7681; --card: #1d232a;
                --bad: #ff8f87; --bad-card: #3d1417; --good: #7ee2a0; --good-card: #12291b; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 1.25rem; max-width: 84rem; background: var(--page); color: var(--ink);
              font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
            h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
            h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; line-height: 1.3; }
            h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
            p { margin: 0 0 .5rem; max-width: 60rem; white-space: pre-wrap; }
            .lead { font-size: 1.1rem; }
            .soft, footer { color: var(--soft); }
            footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .9rem; }
            code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
            pre { margin: 0; padding: .75rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--card);
              white-space: pre-wrap; user-select: all; }
            svg { flex: none; width: 1.1em; height: 1.1em; vertical-align: -.15em; fill: none; stroke: currentColor; stroke-width: 2.5;
              stroke-linecap: round; stroke-linejoin: round; }
            .works { --tone: var(--good); --shade: var(--good-card); }
            .broken { --tone: var(--bad); --shade: var(--bad-card); }
            .unseen { --tone: var(--soft); --shade: var(--page); }
            .state { color: var(--tone); font-weight: 700; overflow-wrap: normal; }
            figure { margin: 1.25rem 0 0; }
            figcaption { margin-bottom: .5rem; }
            .way, .way ol { display: flex; flex-direction: column; gap: .375rem; margin: 0; padding: 0; list-style: none; }
            .place { flex: 1 1 0; min-width: 0; padding: .5rem .75rem; border: 2px solid var(--tone); border-radius: .5rem;
              background: var(--shade); }
            .place.unseen { border-style: dashed; }
            .place.broken { border-width: 4px; border-style: double; }
            .place strong, .place .state, .place .detail, .link .state, .link .detail { display: block; }
            .detail { font-size: .8rem; line-height: 1.35; }
            .link { display: flex; align-items: center; gap: .5rem; padding: .125rem .5rem; color: var(--tone); }
            .link.broken { border: 3px solid var(--bad); border-radius: .5rem; background: var(--bad-card); }
            .link .arrow { width: 1.75rem; height: 1.75rem; transform: rotate(90deg); }
            .link.unseen .arrow path:first-child { stroke-dasharray: 1 4; }
            .way .branches { margin-left: 1.25rem; }
            .way .branch ol { flex-direction: row; align-items: center; }
            .branch .link { flex: none; padding: .25rem; }
            .branch .link.broken { width: 6.75rem; flex-direction: column; gap: .125rem; font-size: .9rem; text-align: center; }
            .branch .link .arrow { transform: none; }
            .card { padding: .25rem 1rem 1rem; border: 1px solid var(--line); border-left: .5rem solid var(--tone); border-radius: .375rem;
              background: var(--card); }
            table { width: 100%; border-collapse: collapse; }
            caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
            th, td { padding: .375rem .75rem .375rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top;
              font-weight: 400; white-space: pre-wrap; }
            thead th { font-weight: 700; border-top: 0; }
            tbody th { font-weight: 700; }
            th, .result { overflow-wrap: normal; }
            @media (min-width: 75rem) {
              .way { flex-direction: row; align-items: center; gap: .5rem; }
              .way > .link { flex: 0 0 6.75rem; flex-direction: column; gap: .125rem; padding: .25rem; font-size: .9rem; text-align: center; }
              .way > .link .arrow { transform: none; }
              .way .branches { flex: 2 1 0; min-width: 0; margin: 0; }
            }
            @media (min-width: 48rem) { th, .result { white-space: nowrap; } }
            @media screen and (max-width: 47.99rem) {
              table, caption, tbody, tr, th, td { display: block; }
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              tr { padding: .375rem 0; border-top: 1px solid var(--line); }
              th, td { padding: 0; border-top: 0; }
            }
            @media print {
              :root { --page: #ffffff; --ink: #000000; --soft: #333333; --line: #777777; --card: #ffffff;
                --bad: #b3001b; --bad-card: #ffffff; --good: #0a5c2b; --good-card: #ffffff; }
              body { padding: 0; font-size: 10pt; }
              li, tr, pre, .card { break-inside: avoid; }
              .branches { break-inside: auto; }
              h2, h3, section > p, caption { break-after: avoid; }
            }
            """;

    static final String SIGN_WORKS = "<path d=\"M3 9l4 4 7-9\"/>";
    static final String SIGN_BROKEN = "<path d=\"M3 3l10 10M13 3L3 13\"/>";
    static final String SIGN_UNSEEN = "<path d=\"M3 8h10\"/>";
    private static final String ARROW = "<path d=\"M1 8h14\"/><path d=\"M11 4l4 4-4 4\"/>";
    private static final String CUT_ARROW = "<path d=\"M1 8h2M13 8h2\"/><path d=\"M5 5l6 6M11 5l-6 6\"/>";

    private HtmlTemplate() {}

    /** Everything before the body's own parts. */
    static String head(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
                <meta name="referrer" content="no-referrer" />
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                """.formatted(HtmlWriter.escaped(title), STYLE);
    }

    /** A picture that says nothing that the words beside it do not say. */
    static String sign(String path) {
        return "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + path + "</svg>";
    }

    static String arrow(boolean broken) {
        return "<svg class=\"arrow\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + (broken ? CUT_ARROW : ARROW)
                + "</svg>";
    }
}
