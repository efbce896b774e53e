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

    static final KeyRefusal NOT_IN_USE =
            new KeyRefusal("not-in-use", new Text("その鍵は今の承認用の鍵ではありません", "the key is not an approval key in use"));
}
