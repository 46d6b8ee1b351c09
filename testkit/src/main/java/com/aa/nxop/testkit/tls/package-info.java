/** Certificates for those of the sandbox's servers that speak TLS. */
@NullMarked
package com.aa.nxop.testkit.tls;

import org.jspecify.annotations.NullMarked;
