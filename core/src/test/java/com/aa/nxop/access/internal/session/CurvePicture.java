package com.aa.nxop.access.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Curves as an SVG that a browser shows, the same text each time. It is narrow enough to be read on a telephone, and dark where the reader's
 * pages are.
 */
final class CurvePicture {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    /** The names of at most three curves stand above the first line. */
    private static final int TOP = 104;

    private static final int RIGHT = 32;
    private static final int BOTTOM = 48;
    private static final String STYLE = """
            <style>
            rect { fill: #fff }
            text { fill: #1f2328 }
            .grid { stroke: #ddd }
            .limit { stroke: #59636e; stroke-dasharray: 6 4 }
            .curve { fill: none; stroke-width: 2 }
            .c0 { stroke: #0969da } text.c0 { fill: #0969da; stroke: none }
            .c1 { stroke: #cf222e } text.c1 { fill: #cf222e; stroke: none }
            .c2 { stroke: #1a7f37 } text.c2 { fill: #1a7f37; stroke: none }
            @media (prefers-color-scheme: dark) {
              rect { fill: #0d1117 }
              text { fill: #e6edf3 }
              .grid { stroke: #30363d }
              .limit { stroke: #9198a1 }
              .c0 { stroke: #4493f8 } text.c0 { fill: #4493f8 }
              .c1 { stroke: #ff7b72 } text.c1 { fill: #ff7b72 }
              .c2 { stroke: #3fb950 } text.c2 { fill: #3fb950 }
            }
            </style>
            """;

    private final String title;
    private final String across;
    private final String up;
    private final double most;
    private final double first;
    private final double last;
    private final List<String> parts = new ArrayList<>();
    private int curves;

    /** @param most of what goes up; what is more is cut off */
    CurvePicture(String title, String across, double first, double last, String up, double most) {
        this.title = title;
        this.across = across;
        this.first = first;
        this.last = last;
        this.up = up;
        this.most = most;
    }

    /** @param points each across and up */
    CurvePicture curve(String name, List<double[]> points) {
        StringBuilder line = new StringBuilder();
        points.forEach(point -> line.append(text("%.1f,%.1f ", x(point[0]), y(Math.min(most, point[1])))));
        parts.add(text(
                "<polyline class=\"curve c%d\" points=\"%s\"/>",
                curves, line.toString().strip()));
        parts.add(text("<text class=\"c%d\" x=\"12\" y=\"%d\">%s</text>", curves, 46 + 18 * curves, name));
        curves++;
        return this;
    }

    /** A limit, across the whole picture. */
    CurvePicture limit(String name, double value) {
        parts.add(text(
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"limit\"/>",
                LEFT, y(value), WIDTH - RIGHT, y(value)));
        parts.add(text("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", WIDTH - RIGHT, y(value) - 5, name));
        return this;
    }

    private double x(double value) {
        return LEFT + (value - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    String svg() {
        StringBuilder svg = new StringBuilder(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"14\">\n%s<rect width=\"100%%\" height=\"100%%\"/>\n"
                        + "<text x=\"12\" y=\"22\" font-weight=\"bold\">%s</text>\n",
                WIDTH, HEIGHT, WIDTH, HEIGHT, STYLE, title));
        for (int i = 0; i <= 5; i++) {
            double right = first + (last - first) * i / 5;
            double high = most * i / 5;
            svg.append(text(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>\n",
                    LEFT, y(high), WIDTH - RIGHT, y(high)));
            svg.append(
                    text("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>\n", LEFT - 6, y(high) + 4, high));
            svg.append(text(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>\n",
                    x(right), HEIGHT - BOTTOM + 18, right));
        }
        svg.append(text(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, across));
        svg.append(text(
                "<text x=\"14\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 14 %d)\">%s</text>\n",
                (TOP + HEIGHT - BOTTOM) / 2, (TOP + HEIGHT - BOTTOM) / 2, up));
        parts.forEach(part -> svg.append(part).append('\n'));
        return svg.append("</svg>\n").toString();
    }
}
