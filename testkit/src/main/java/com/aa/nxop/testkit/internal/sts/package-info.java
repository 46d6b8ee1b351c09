/** The Security Token Service of the sandbox. */
@NullMarked
package com.aa.nxop.testkit.internal.sts;

import org.jspecify.annotations.NullMarked;
