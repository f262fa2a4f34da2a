"""The sample's stories, by where each case stands at the end."""

from __future__ import annotations

from ubp_tui.demo.stories.appealed import gordon_pike, sian_obrien
from ubp_tui.demo.stories.assessing import chloe_watts, youssef_benali
from ubp_tui.demo.stories.between import gareth_pugh, piotr_kowalski
from ubp_tui.demo.stories.closed import derek_holloway, fatima_el_amrani
from ubp_tui.demo.stories.ending import (
    brian_tucker,
    peter_aldridge,
    rosalind_achebe,
    winifred_lacey,
)
from ubp_tui.demo.stories.in_force import leroy_campbell, nirmala_gurung, sharon_biggs
from ubp_tui.demo.stories.informing import jane_okafor, kyle_denham, maria_fernandes
from ubp_tui.demo.stories.proposed import wai_ling_cheung
from ubp_tui.demo.stories.warned import (
    anthony_marsh,
    bethan_price,
    ioana_popescu,
    olena_kovalenko,
    stephen_blackmore,
)
from ubp_tui.demo.stories.without_case import (
    balwinder_singh,
    declan_walsh,
    emre_yilmaz,
    james_okafor,
    lorraine_finch,
    ray_dixon,
)

STORIES = (
    youssef_benali,
    chloe_watts,
    olena_kovalenko,
    stephen_blackmore,
    anthony_marsh,
    ioana_popescu,
    bethan_price,
    wai_ling_cheung,
    jane_okafor,
    kyle_denham,
    maria_fernandes,
    sharon_biggs,
    nirmala_gurung,
    leroy_campbell,
    piotr_kowalski,
    gareth_pugh,
    sian_obrien,
    gordon_pike,
    peter_aldridge,
    rosalind_achebe,
    winifred_lacey,
    brian_tucker,
    derek_holloway,
    fatima_el_amrani,
    james_okafor,
    lorraine_finch,
    declan_walsh,
    ray_dixon,
    emre_yilmaz,
    balwinder_singh,
)
"""Every story: 24 cases, five incidents that have joined none, a need without a case."""
