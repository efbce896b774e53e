package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;

/**
 * Why a ring was left as it is.
 *
 * @param id the word for scripts
 * @param text a sentence in Japanese and English
 */
record KeyRefusal(String id, Text text) {
    static final KeyRefusal PRIMARY_EXISTS = new KeyRefusal(
            "primary-exists",
            new Text(
                    "この用途の鍵はもうあります。取り替えるには key rotate を使います",
                    "there is a key for this already; rotate it (key rotate)"));

    static final KeyRefusal NO_SUCH_KEY =
            new KeyRefusal("no-such-key", new Text("その鍵は鍵束にありません", "the ring has no such key"));

    static final KeyRefusal NO_PRIVATE_HALF = new KeyRefusal(
            "no-private-half", new Text("この用途で使っている秘密鍵は鍵束にありません", "the ring has no private key in use for this"));

    static final KeyRefusal NO_PUBLIC_HALF =
            new KeyRefusal("no-public-half", new Text("根の鍵には公開鍵がありません", "a root key has no public half"));

    static final KeyRefusal SAME_KEY =
            new KeyRefusal("same-key", new Text("この鍵はもう鍵束にあります", "the ring has this very key already"));

    static final KeyRefusal OTHER_PERSON =
            new KeyRefusal("other-person", new Text("その鍵は別の人のものです", "the key is another person's"));

    static final KeyRefusal NO_LEDGER_KEY = new KeyRefusal(
            "no-ledger-key",
            new Text(
                    "台帳がありますが、それに署名する秘密鍵が鍵束にありません",
                    "there is a ledger, but the ring has no private key in use that signs it"));

    static final KeyRefusal ROTATION_INTERRUPTED = new KeyRefusal(
            "rotation-interrupted",
            new Text(
                    "鍵の取り替えが途中で止まっています。先に key rotate で終わらせてください",
                    "a rotation of the key was interrupted; finish it first (key rotate)"));

    static final KeyRefusal SIGNS_LEDGER = new KeyRefusal(
            "signs-ledger",
            new Text(
                    "秘密鍵がなくなると台帳はそこで終わります。key rotate で新しい鍵に引き継いでください",
                    "without its private key a ledger has ended; hand it over to a new one (key rotate)"));

    static final KeyRefusal LEDGER_DIFFERS = new KeyRefusal(
            "ledger-differs",
            new Text(
                    "台帳には、任命のファイルにない任命か、内容の違う任命が記録されています。ファイルが差し替えられたか、古いものです",
                    "the ledger commits to an appointment that the file does not have, or has otherwise: it was"
                            + " replaced or is an older one"));

    static final KeyRefusal NOT_IN_USE =
            new KeyRefusal("not-in-use", new Text("その鍵は今の承認用の鍵ではありません", "the key is not an approval key in use"));
}
