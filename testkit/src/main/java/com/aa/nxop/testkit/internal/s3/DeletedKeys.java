package com.aa.nxop.testkit.internal.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The keys that a DeleteObjects request names in its body. */
final class DeletedKeys {
    private DeletedKeys() {}

    /** Returns what a malformed body asks to delete too: nothing. S3Proxy refuses it in S3's words. */
    static List<String> in(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // No external entities: the body is whatever a caller sent.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default one prints to the console.
            builder.setErrorHandler(new DefaultHandler());
            NodeList keys = builder.parse(new ByteArrayInputStream(body)).getElementsByTagNameNS("*", "Key");
            List<String> found = new ArrayList<>();
            for (int i = 0; i < keys.getLength(); i++) {
                found.add(keys.item(i).getTextContent());
            }
            return List.copyOf(found);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JDK's XML parser cannot be made safe.", e);
        } catch (SAXException | IOException e) {
            return List.of();
        }
    }
}
