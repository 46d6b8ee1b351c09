package com.aa.nxop.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * The table's ratios as bars, in an SVG. It is narrow enough to be read on a telephone, and dark where the reader's pages are. One table makes
 * one picture.
 */
public final class BarPicture {
    private static final int WIDTH = 480;
    private static final int LEFT = 12;
    /** As long as the peer's figure: a bar that ends here costs as much as the peer. */
    private static final int PEER = 180;

    /** A longer bar ends here. Its figure stands beside it. */
    private static final double MOST = 1.8;

    /** Of a character, about. */
    private static final int CHARACTER = 8;

    private static final int ROW = 44;
    private static final int HEAD = 34;
    private static final String STYLE = """
            <style>
            .page { fill: #fff }
            text { fill: #1f2328 }
            .peer { stroke: #1f2328; stroke-width: 2 }
            .bar { fill: #0969da }
            .missed { fill: #bc4c00 }
            @media (prefers-color-scheme: dark) {
              .page { fill: #0d1117 }
              text { fill: #e6edf3 }
              .peer { stroke: #e6edf3 }
              .bar { fill: #4493f8 }
              .missed { fill: #db6d28 }
            }
            </style>
            """;

    private final StringBuilder parts = new StringBuilder();
    private int y = HEAD;

    private BarPicture() {}

    /**
     * The picture as the text of its file.
     *
     * @param markdown the table, or a page that has it
     */
    public static String of(String markdown) {
        List<Bar> bars = Bar.of(markdown);
        BarPicture picture = new BarPicture();
        picture.group("Less is better", bars.stream().filter(bar -> !bar.more()).toList());
        picture.group("More is better", bars.stream().filter(Bar::more).toList());
        return picture.svg();
    }

    private void group(String name, List<Bar> bars) {
        add("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>\n", LEFT, y + 20, name);
        y += 32;
        for (Bar bar : bars) {
            double length = Math.max(1, Math.min(MOST, bar.ratio()) * PEER);
            add("<text x=\"%d\" y=\"%d\">%s</text>\n", LEFT, y + 14, escaped(bar.what()));
            add(
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\"/>\n",
                    bar.missed() ? "missed" : "bar", LEFT, y + 20, length);
            boolean crossed = length < PEER && length + bar.figure().length() * CHARACTER > PEER;
            add("<text x=\"%.1f\" y=\"%d\">%s</text>\n", LEFT + (crossed ? PEER : length) + 6, y + 32, bar.figure());
            add(
                    "<line class=\"peer\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
                    LEFT + PEER, y + 18, LEFT + PEER, y + 36);
            y += ROW;
        }
        y += 8;
    }

    private void add(String format, Object... values) {
        parts.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String svg() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                                + " font-size=\"14\">\n",
                        WIDTH,
                        y,
                        WIDTH,
                        y)
                + STYLE + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n"
                + "<text x=\"" + LEFT
                + "\" y=\"22\">Bar: ours, divided by the peer's. Short line: the peer, 1.00.</text>\n" + parts
                + "</svg>\n";
    }
}
