/** What a role's trust policy says to this pod: why it refuses, what in it is weak or broken, and the statement that the role needs. */
@NullMarked
package com.aa.nxop.access.doctor.trustpolicy;

import org.jspecify.annotations.NullMarked;
