package io.github.edusec.interop.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs an OpenDocument package as its standard says (part 2 of version 1.3, section 5), with the JDK's XML signatures. */
final class OdfSignature {
    private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0";

    private OdfSignature() {}

    /** Writes a signed copy. */
    static void sign(Path document, Path target, SelfMadeKey signer) throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>(Parts.of(document));
        XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
        List<Reference> references = new ArrayList<>();
        for (String part : parts.keySet()) {
            if (part.endsWith("/")) {
                continue;
            }
            List<Transform> transforms = part.endsWith(".xml")
                    ? List.of(signatures.newTransform(CanonicalizationMethod.INCLUSIVE, (TransformParameterSpec) null))
                    : List.of();
            references.add(signatures.newReference(
                    part, signatures.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null));
        }
        XMLSignature signature = signatures.newXMLSignature(
                signatures.newSignedInfo(
                        signatures.newCanonicalizationMethod(
                                CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                        signatures.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                        references),
                keyInfo(signatures, signer));
        Document xml = newDocument();
        Element root = xml.createElementNS(NAMESPACE, "document-signatures");
        root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", NAMESPACE);
        xml.appendChild(root);
        DOMSignContext context = new DOMSignContext(signer.key(), root);
        context.setURIDereferencer(in(parts));
        signature.sign(context);
        verify(signatures, root, signer, parts);
        parts.put("META-INF/documentsignatures.xml", bytes(xml));
        Packing.DATA_DESCRIPTORS.pack(parts, target);
    }

    private static void verify(
            XMLSignatureFactory signatures, Element root, SelfMadeKey signer, Map<String, byte[]> parts)
            throws Exception {
        DOMValidateContext context = new DOMValidateContext(signer.certificate().getPublicKey(), root.getFirstChild());
        context.setURIDereferencer(in(parts));
        if (!signatures.unmarshalXMLSignature(context).validate(context)) {
            throw new AssertionError("the signature does not hold");
        }
    }

    private static KeyInfo keyInfo(XMLSignatureFactory signatures, SelfMadeKey signer) {
        var infos = signatures.getKeyInfoFactory();
        return infos.newKeyInfo(List.of(infos.newX509Data(List.of(signer.certificate()))));
    }

    private static URIDereferencer in(Map<String, byte[]> parts) {
        return (reference, context) -> new OctetStreamData(new ByteArrayInputStream(parts.get(reference.getURI())));
    }

    private static Document newDocument() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().newDocument();
    }

    private static byte[] bytes(Document xml) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(xml), new StreamResult(out));
        return out.toByteArray();
    }
}
