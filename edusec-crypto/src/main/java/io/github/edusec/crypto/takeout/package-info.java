/**
 * Taking files out of the building (外部持出し): what must be encrypted, one package, one slip, one receipt.
 *
 * <p>Entry type: {@link io.github.edusec.crypto.takeout.TakeOut}. Select what the class demands, pack it, log the receipt;
 * package and slip then travel separately. Source: MEXT education information security guideline, 第2編 3.3 (information
 * assets of class Ⅱ and above leave only encrypted or under access restriction).
 */
@NullMarked
package io.github.edusec.crypto.takeout;

import org.jspecify.annotations.NullMarked;
