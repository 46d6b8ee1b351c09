/** The Doctor, in good worlds and bad ones. */
@NullMarked
package com.aa.nxop.access.doctor;

import org.jspecify.annotations.NullMarked;
