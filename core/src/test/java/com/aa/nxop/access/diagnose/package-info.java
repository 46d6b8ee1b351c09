/** The Doctor, in good worlds and bad ones. */
@NullMarked
package com.aa.nxop.access.diagnose;

import org.jspecify.annotations.NullMarked;
