package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegisterRoundTripTest {
    @Property(tries = 500)
    void cp932LosesNothingThatItCanHold(@ForAll("cp932Registers") AssetRegister register) {
        assertComesBack(register, RegisterFormat.CSV_CP932);
    }

    @Property(tries = 500)
    void utf8AndJsonLoseNothing(@ForAll("anyRegisters") AssetRegister register, @ForAll RegisterFormat format) {
        assertComesBack(register, format == RegisterFormat.CSV_CP932 ? RegisterFormat.JSON : format);
    }

    private static void assertComesBack(AssetRegister register, RegisterFormat format) {
        byte[] bytes = RegisterSamples.written(register, format);
        AssetRegister again = RegisterSamples.read(bytes);
        assertThat(again.entries()).isEqualTo(register.entries());
        assertThat(again.ownColumns()).isEqualTo(register.ownColumns());
        assertThat(again.id()).isEqualTo(register.id());
        assertThat(again.version()).isEqualTo(register.version());
        assertThat(RegisterSamples.written(again, format)).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<AssetRegister> cp932Registers() {
        return RegisterSamples.cp932Registers();
    }

    @Provide
    Arbitrary<AssetRegister> anyRegisters() {
        return RegisterSamples.anyRegisters();
    }
}
