package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** XML parsed, queried, transformed and streamed. */
class JaxpTest {

    @Test
    @KeepsNothing
    void parses() throws Exception {
        String xml = "<list><item id='1'>one</item><item id='2'>two</item></list>";
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertEquals("two", XPathFactory.newInstance().newXPath().evaluate("//item[@id='2']", document));
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        assertTrue(text.toString().endsWith("</list>"));
        XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(xml));
        int elements = 0;
        while (reader.hasNext()) {
            elements += reader.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        }
        assertEquals(3, elements);
    }
}
