// All roads, in the order of the product. Run by `cargo xtask e2e`, which starts the program.
import './register.mjs';
import './staff.mjs';
import './edges.mjs';
import './safe.mjs';
import './road.mjs';
import './judged.mjs';
import './keys.mjs';
import './handover.mjs';
import './sheet.mjs';
import './writing.mjs';
import './options.mjs';
