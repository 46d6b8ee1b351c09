/** Beliefs about AWS, as questions that any world can answer: the sandbox in each build, AWS itself when somebody asks it. */
@NullMarked
package com.aa.nxop.probes;

import org.jspecify.annotations.NullMarked;
