/** The KPaaS cluster: token issuer, projected token files, Pod Identity agent. */
@NullMarked
package com.aa.nxop.testkit.cluster;

import org.jspecify.annotations.NullMarked;
