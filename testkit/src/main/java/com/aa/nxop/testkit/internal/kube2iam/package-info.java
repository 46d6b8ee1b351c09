/** kube2iam on the pod's node: the instance metadata service as pods see it there. */
@NullMarked
package com.aa.nxop.testkit.internal.kube2iam;

import org.jspecify.annotations.NullMarked;
