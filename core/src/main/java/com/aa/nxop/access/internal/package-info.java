/** What an access is made of, stage by stage: {@code config}, {@code source}, {@code assume}, {@code session}; beside them {@code sts} and {@code io}. */
@NullMarked
package com.aa.nxop.access.internal;

import org.jspecify.annotations.NullMarked;
