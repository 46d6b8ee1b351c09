/** The KPaaS cluster: token issuer, projected token files, Pod Identity agent. */
@NullMarked
package com.aa.nxop.testkit.internal.cluster;

import org.jspecify.annotations.NullMarked;
