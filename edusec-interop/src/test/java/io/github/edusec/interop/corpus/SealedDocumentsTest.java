package io.github.edusec.interop.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.label.LabelObstacle;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.Labeller;
import io.github.edusec.classify.label.MarkPlace;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.crypt.dsig.SignatureConfig;
import org.apache.poi.poifs.crypt.dsig.SignatureInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.odftoolkit.odfdom.doc.OdfDocument;

/** Documents that other programs signed or encrypted are refused with the reason, and can be labelled by a sidecar. */
@Tag("interop")
class SealedDocumentsTest {
    @TempDir
    static Path all;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        for (Program program : List.of(new PoiWord(), new PoiSheets(), new PoiSlides(), new OdfdomDocuments())) {
            program.makeAll(all);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"poi-header.docx", "poi-header.xlsx", "poi-plain.pptx"})
    void officeDocumentsSignedByPoiAreRefused(String name) throws Exception {
        Path signed = Files.copy(made(name), folder.resolve("signed-" + name), StandardCopyOption.REPLACE_EXISTING);
        SelfMadeKey signer = SelfMadeKey.in(folder);
        SignatureConfig config = new SignatureConfig();
        config.setSecureValidation(false);
        config.setKey(signer.key());
        config.setSigningCertificateChain(List.of(signer.certificate()));
        try (OPCPackage opc = OPCPackage.open(signed.toFile(), PackageAccess.READ_WRITE)) {
            SignatureInfo signature = new SignatureInfo();
            signature.setOpcPackage(opc);
            signature.setSignatureConfig(config);
            signature.confirmSignature();
            assertThat(signature.verifySignature()).isTrue();
        }
        assertRefused(signed, LabelObstacle.SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"odfdom-text-header.odt", "odfdom-sheet-plain.ods", "odfdom-slides-plain.odp"})
    void signedOpenDocumentsAreRefused(String name) throws Exception {
        Path signed = folder.resolve("signed-" + name);
        OdfSignature.sign(made(name), signed, SelfMadeKey.in(folder));
        assertRefused(signed, LabelObstacle.SIGNED);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMode.class,
            names = {"agile", "standard"})
    void officeDocumentsEncryptedByPoiAreRefused(EncryptionMode mode) throws Exception {
        for (String name : List.of("poi-header.docx", "poi-header.xlsx", "poi-plain.pptx")) {
            Path encrypted = folder.resolve("encrypted-" + name);
            Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword("secret");
            try (POIFSFileSystem container = new POIFSFileSystem()) {
                try (OutputStream in = encryptor.getDataStream(container)) {
                    Files.copy(made(name), in);
                }
                try (OutputStream out = Files.newOutputStream(encrypted)) {
                    container.writeFilesystem(out);
                }
            }
            assertRefused(encrypted, LabelObstacle.ENCRYPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"odfdom-text-header.odt", "odfdom-sheet-plain.ods", "odfdom-slides-plain.odp"})
    void openDocumentsEncryptedByTheOdfToolkitAreRefused(String name) throws Exception {
        Path encrypted = folder.resolve("encrypted-" + name);
        try (InputStream in = Files.newInputStream(made(name));
                OdfDocument document = OdfDocument.loadDocument(in);
                OutputStream out = Files.newOutputStream(encrypted)) {
            document.getPackage().setPassword("secret");
            document.save(out);
        }
        assertThat(new String(Parts.of(encrypted).get("META-INF/manifest.xml"), StandardCharsets.UTF_8))
                .contains("encryption-data");
        assertRefused(encrypted, LabelObstacle.ENCRYPTED);
    }

    private void assertRefused(Path document, LabelObstacle obstacle) throws Exception {
        byte[] original = Files.readAllBytes(document);
        Labeller labeller = Labeller.standard();
        Path results = Files.createDirectories(folder.resolve("results"));
        Path target = results.resolve(document.getFileName());

        LabelOutcome refused = labeller.labelTo(document, target, Laws.LABEL, null);
        assertThat(refused).isInstanceOf(LabelOutcome.Refused.class);
        assertThat(((LabelOutcome.Refused) refused).obstacle()).isEqualTo(obstacle);
        assertThat(results).isEmptyDirectory();
        assertThat(labeller.labelInPlace(document, Laws.LABEL, null)).isInstanceOf(LabelOutcome.Refused.class);
        assertThat(document).hasBinaryContent(original);

        LabelOutcome copied = labeller.copyWithSidecar(document, target, Laws.LABEL, null);
        assertThat(Laws.isMarked(copied, List.of(MarkPlace.SIDECAR)))
                .as(copied.toString())
                .isTrue();
        assertThat(target).hasBinaryContent(original);
        assertThat(labeller.read(target)).contains(Laws.LABEL);
        assertThat(document).hasBinaryContent(original);
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            target.getFileName().toString(),
                            LabelReader.sidecarName(target.getFileName().toString()));
        }
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path made(String name) {
        return all.resolve(name);
    }
}
