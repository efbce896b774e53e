#!/bin/sh
# Checks what an edusec ledger's owner hands out, with openssl and standard tools only; shares no code with edusec.
#   verify-proof.sh PUBLIC-KEY.pem CHECKPOINT             the signature of a checkpoint
#   verify-proof.sh PUBLIC-KEY.pem PROOF.tlog-proof       an entry's proof: signature, the way to the root
#   verify-proof.sh PUBLIC-KEY.pem PROOF OLD-CHECKPOINT   a consistency proof: since the kept checkpoint it only grew
# Exit 0: verified. Exit 3: not verified. Exit 2: usage. The first form also checks a kept checkpoint.
set -uf
{ [ $# -eq 2 ] || [ $# -eq 3 ]; } && [ -f "$1" ] && [ -f "$2" ] && [ -f "${3-$2}" ] ||
    { echo "usage: $0 PUBLIC-KEY.pem CHECKPOINT|PROOF [OLD-CHECKPOINT]" >&2; exit 2; }
export LC_ALL=C PUB=$1 IN=$2 OLD=${3-}
TMP=$(mktemp -d) || exit 2 ; trap 'rm -rf "$TMP"' EXIT
fail() { echo "NOT VERIFIED: $1"; exit 3; }
sha() { openssl dgst -sha256 -r | cut -c1-64; }                      # stdin -> hex
unb64() { openssl base64 -d -A 2>/dev/null; }
hash_of() { H64=$(printf %s "$1" | unb64 | xxd -p -c 64) ; [ ${#H64} -eq 64 ] || fail "a hash of the path" ; }
node() { printf '01%s%s' "$1" "$2" | xxd -r -p | sha; }                    # RFC 6962: H(01 || left || right)
number() { case $1 in ''|*[!0-9]*|0?*|????????????????????*) fail "$2" ;; esac ; }
read_note() {  # file -> ORIGIN SIZE ROOT, $TMP/text, $TMP/signatures
    sed '/^$/,$d' "$1" > "$TMP/text" ; sed '1,/^$/d' "$1" > "$TMP/signatures"
    ORIGIN=$(sed -n 1p "$TMP/text") SIZE=$(sed -n 2p "$TMP/text") ; number "$SIZE" "not a checkpoint: size"
    ROOT=$(sed -n 3p "$TMP/text" | unb64 | xxd -p -c 64)
    [ "$(wc -l < "$TMP/text")" -eq 3 ] && [ ${#ROOT} -eq 64 ] || fail "not a checkpoint"
    ! grep -qv '^— [^ ]* [A-Za-z0-9+/]*=*$' "$TMP/signatures" || fail "not a signature line"
}
check_note() {  # signature lines: "dash name base64(4-byte key id || signature)"
    read_note "$1"
    RAW=$(openssl pkey -pubin -in "$PUB" -outform DER | xxd -p -c 64 | tail -c 65)
    ID=$({ printf '%s\n\001' "$ORIGIN"; printf %s "$RAW" | xxd -r -p; } | sha | cut -c1-8) FOUND=no
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
# Walks from a node at position I, L being the last of its row, up the path. H is the node's hash; G, where it is not
# empty, the hash of the older tree on the same way.
climb() {
    for P in $1; do
        hash_of "$P" ; [ "$L" -gt 0 ] || fail "the path is too long"
        if [ $((I % 2)) -eq 1 ] || [ "$I" -eq "$L" ]; then
            H=$(node "$H64" "$H") ; [ -z "$G" ] || G=$(node "$H64" "$G")
            while [ $((I % 2)) -eq 0 ] && [ "$I" -ne 0 ]; do I=$((I / 2)) L=$((L / 2)); done
        else H=$(node "$H" "$H64"); fi
        I=$((I / 2)) L=$((L / 2))
    done
    [ "$L" -eq 0 ] || fail "the path is too short"
}
check_entry() {  # c2sp.org/tlog-proof@v1; "extra" holds the entry's JSON
    sed '1,/^$/d' "$IN" > "$TMP/note" ; check_note "$TMP/note"
    JSON=$(sed -n '2s/^extra //p' "$IN" | unb64) I=$(sed -n '3s/^index //p' "$IN") L=$((SIZE - 1)) G=''
    [ "$(sed -n 2p "$IN")" = "extra $(printf %s "$JSON" | openssl base64 -A)" ] || fail "extra"
    number "$I" "index" ; [ "$I" -lt "$SIZE" ] || fail "index beyond the size"
    H=$({ printf '\000'; printf '%s' "$JSON"; } | sha)               # RFC 6962: H(00 || entry)
    climb "$(sed '/^$/,$d' "$IN" | sed 1,3d)"
    [ "$H" = "$ROOT" ] || fail "the entry is not under the root that was signed"
    printf 'entry: %s\n' "$JSON"
}
check_growth() {  # "old SIZE", hashes, empty line, newer checkpoint; RFC 9162 section 2.1.4.2
    read_note "$OLD" ; OLD_ORIGIN=$ORIGIN OLD_SIZE=$SIZE OLD_ROOT=$ROOT
    sed '1,/^$/d' "$IN" > "$TMP/note" ; check_note "$TMP/note"
    [ "$ORIGIN" = "$OLD_ORIGIN" ] || fail "the kept checkpoint is of another ledger: $OLD_ORIGIN"
    [ "$(sed -n 1p "$IN")" = "old $OLD_SIZE" ] || fail "the proof is not for the kept checkpoint of size $OLD_SIZE"
    [ "$OLD_SIZE" -ge 1 ] && [ "$OLD_SIZE" -le "$SIZE" ] || fail "the ledger is shorter than the kept checkpoint"
    WAY=$(sed '/^$/,$d' "$IN" | sed 1d) I=$((OLD_SIZE - 1)) L=$((SIZE - 1))
    while [ $((I % 2)) -eq 1 ]; do I=$((I / 2)) L=$((L / 2)); done
    [ "$OLD_SIZE" -lt "$SIZE" ] || I=0 L=0
    if [ "$I" -eq 0 ]; then H=$OLD_ROOT                              # a full tree is itself the first hash
    else hash_of "$(printf '%s\n' "$WAY" | head -n 1)" ; H=$H64 WAY=$(printf '%s\n' "$WAY" | sed 1d); fi
    G=$H ; climb "$WAY"
    [ "$G" = "$OLD_ROOT" ] || fail "the kept checkpoint is of another history"
    [ "$H" = "$ROOT" ] || fail "the path does not lead to the root that was signed"
}
tr -d '\000' < "$IN" | cmp -s - "$IN" || fail "NUL bytes"          # a shell would drop them unseen
if [ $# -eq 3 ]; then check_growth
elif [ "$(head -n 1 "$IN")" = "c2sp.org/tlog-proof@v1" ]; then check_entry ; else check_note "$IN"; fi
echo "VERIFIED: $ORIGIN, $SIZE entries, root $ROOT"
