/** What users see, through the local world: real signatures, tokens and trust policies, over real sockets. */
@NullMarked
package com.aa.nxop.access.world;

import org.jspecify.annotations.NullMarked;
