#!/bin/sh
# Checks an edusec ledger with openssl and standard tools only; shares no code with edusec. It starts some processes for
# every entry: for checkpoints and proofs from a large ledger there is verify-proof.sh.
#   verify-ledger.sh PUBLIC-KEY.pem LEDGER     newest checkpoint's signature, every entry, the root
# Exit 0: verified; compare the printed checkpoint with a kept copy: a ledger cut at an earlier checkpoint, or written
# anew by the key's holder, verifies too; a change of key inside it is not checked. Exit 3: not verified. Exit 2: usage.
set -u
[ $# -eq 2 ] && [ -r "$1" ] && [ -r "$2" ] || { echo "usage: $0 PUBLIC-KEY.pem LEDGER" >&2; exit 2; }
export LC_ALL=C PUB=$1 IN=$2
TMP=$(mktemp -d) || exit 2 ; trap 'rm -rf "$TMP"' EXIT
fail() { echo "NOT VERIFIED: $1"; exit 3; }
sha() { openssl dgst -sha256 -r | cut -c1-64; }                      # stdin -> hex
unb64() { openssl base64 -d -A 2>/dev/null; }
leaf() { { printf '\000'; printf '%s' "$1"; } | sha; }               # RFC 6962: H(00 || entry)
node() { printf '01%s%s' "$1" "$2" | xxd -r -p | sha; }                    # RFC 6962: H(01 || left || right)
check_note() {  # $TMP/note: text, empty line, signature lines "dash name base64(4-byte key id || signature)"
    sed '/^$/,$d' "$TMP/note" > "$TMP/text"
    ORIGIN=$(sed -n 1p "$TMP/text") SIZE=$(sed -n 2p "$TMP/text")
    ROOT=$(sed -n 3p "$TMP/text" | unb64 | xxd -p -c 64)
    [ "$(wc -l < "$TMP/text")" -eq 3 ] && [ ${#ROOT} -eq 64 ] || fail "not a checkpoint"
    case $SIZE in ''|*[!0-9]*|0?*) fail "not a checkpoint: size" ;; esac
    RAW=$(openssl pkey -pubin -in "$PUB" -outform DER | xxd -p -c 64 | tail -c 65)
    ID=$({ printf '%s\n\001' "$ORIGIN"; printf %s "$RAW" | xxd -r -p; } | sha | cut -c1-8)
    sed '1,/^$/d' "$TMP/note" > "$TMP/signatures" ; FOUND=no
    while read -r _ NAME SIG; do
        [ "$NAME" = "$ORIGIN" ] || continue
        printf %s "$SIG" | unb64 > "$TMP/both"
        [ "$(head -c 4 "$TMP/both" | xxd -p)" = "$ID" ] || continue
        tail -c +5 "$TMP/both" > "$TMP/sig"
        openssl pkeyutl -verify -pubin -inkey "$PUB" -rawin -in "$TMP/text" -sigfile "$TMP/sig" > /dev/null 2>&1 &&
            FOUND=yes || fail "signature of the checkpoint of size $SIZE"
    done < "$TMP/signatures"
    [ $FOUND = yes ] || fail "no signature of this key (id $ID) on the checkpoint of size $SIZE"
}
check_ledger() {
    tail -n 1 "$IN" | sed -n 's/^c //p' | unb64 > "$TMP/note"
    [ "c $(openssl base64 -A < "$TMP/note")" = "$(tail -n 1 "$IN")" ] || fail "last line" ; check_note
    [ "$(head -n 1 "$IN")" = "edusec-ledger/1 $ORIGIN" ] || fail "header"
    [ "$(tail -c 1 "$IN" | xxd -p)" = 0a ] || fail "torn tail"
    N=0 STACK='' AFTER='' LAST=$(head -n 1 "$IN" | sha)              # STACK: roots of full subtrees, newest first
    sed 1d "$IN" > "$TMP/lines"
    while IFS= read -r LINE; do
        case $LINE in "c "*) [ -z "$LAST" ] || fail "a checkpoint that follows no entry, before entry $N"
            LAST=$(printf '%s\n' "$LINE" | sha); continue ;; esac
        JSON=${LINE#"e $N "} ; HASH=${JSON%% *} JSON=${JSON#* }
        [ "$(leaf "$JSON")" = "$HASH" ] && [ "$LINE" = "e $N $HASH $JSON" ] || fail "entry $N"
        # The link is the last member; a commitment may have its name too.
        AFTER=${JSON##*'"after":"sha256:'} ; case $JSON in *'"after":"sha256:'"$AFTER") ;; *) AFTER='' ;; esac
        case ${#AFTER}$AFTER in 66*'"}') AFTER=${AFTER%??} ;; *) AFTER='' ;; esac
        [ "$AFTER" = "$LAST" ] || fail "entry $N does not follow the line before it"
        LAST='' H=$HASH K=$N
        while [ $((K % 2)) -eq 1 ]; do H=$(node "${STACK%% *}" "$H") STACK=${STACK#* } K=$((K / 2)); done
        STACK="$H $STACK" N=$((N + 1))
    done < "$TMP/lines"
    H=${STACK%% *} ; for LEFT in ${STACK#* }; do H=$(node "$LEFT" "$H"); done
    [ "$N" = "$SIZE" ] && [ "$H" = "$ROOT" ] || fail "the entries do not have the root that was signed"
}
tr -d '\000' < "$IN" | cmp -s - "$IN" || fail "NUL bytes"          # a shell would drop them unseen
check_ledger
echo "VERIFIED: $ORIGIN, $SIZE entries, root $ROOT" && cat "$TMP/note"
