/** What an adapter implements so that the Doctor looks at its resource. It may change with a minor version. */
@NullMarked
package com.aa.nxop.access.spi.check;

import org.jspecify.annotations.NullMarked;
