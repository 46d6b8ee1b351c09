/** The platforms that give a pod credentials of its own: how each is asked, and what its words mean. */
@NullMarked
package com.aa.nxop.access.internal.platform;

import org.jspecify.annotations.NullMarked;
