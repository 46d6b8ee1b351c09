package com.aa.nxop.access.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Full addresses of sections of the guide, because a pod has no copy of it. The property {@code guide.address} of the build says where the
 * guide is published, with {@code {page}} in place of the page's name. Only messages need it, so the class reads it with the first one.
 */
public final class GuideAddress {
    private static final String PAGES = published();

    private GuideAddress() {}

    /**
     * The address of one section.
     *
     * @param page for example {@code troubleshooting}
     * @param section the anchor of a heading
     */
    public static String of(String page, String section) {
        return PAGES.replace("{page}", page) + "#" + section;
    }

    private static String published() {
        Properties properties = new Properties();
        try (InputStream file = GuideAddress.class.getResourceAsStream("guide.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("address");
    }
}
