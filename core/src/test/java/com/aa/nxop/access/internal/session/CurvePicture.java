package com.aa.nxop.access.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves as an SVG that a browser shows, the same text each time. */
final class CurvePicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int TOP = 40;
    private static final int RIGHT = 16;
    private static final int BOTTOM = 48;
    private static final List<String> COLOURS = List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd");

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
        String colour = COLOURS.get(curves % COLOURS.size());
        StringBuilder line = new StringBuilder();
        points.forEach(point -> line.append(text("%.1f,%.1f ", x(point[0]), y(Math.min(most, point[1])))));
        parts.add("<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" points=\""
                + line.toString().strip() + "\"/>");
        parts.add(
                text("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", LEFT + 12, TOP + 16 + 18 * curves, colour, name));
        curves++;
        return this;
    }

    /** A limit, across the whole picture. */
    CurvePicture limit(String name, double value) {
        parts.add(text(
                "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#555\" stroke-dasharray=\"6 4\"/>",
                LEFT, y(value), WIDTH - RIGHT, y(value)));
        parts.add(text(
                "<text x=\"%d\" y=\"%.1f\" fill=\"#555\" text-anchor=\"end\">%s</text>",
                WIDTH - RIGHT - 4, y(value) - 5, name));
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
                        + " font-size=\"13\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
                        + "<text x=\"%d\" y=\"22\" font-weight=\"bold\">%s</text>\n",
                WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, title));
        for (int i = 0; i <= 5; i++) {
            double right = first + (last - first) * i / 5;
            double high = most * i / 5;
            svg.append(text(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
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
                HEIGHT / 2, HEIGHT / 2, up));
        parts.forEach(part -> svg.append(part).append('\n'));
        return svg.append("</svg>\n").toString();
    }
}
