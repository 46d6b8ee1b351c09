/** Vault beside the pod: the file that its agent renders. */
@NullMarked
package com.aa.nxop.testkit.internal.vault;

import org.jspecify.annotations.NullMarked;
