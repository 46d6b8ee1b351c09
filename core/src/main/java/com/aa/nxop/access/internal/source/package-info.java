/** The source: the credentials that the platform gives the pod, and what the pod's token says about it. */
@NullMarked
package com.aa.nxop.access.internal.source;

import org.jspecify.annotations.NullMarked;
