"""Customers of the sample: about 40 invented people of an invented town.

Nobody here is real. The telephone numbers are those that Ofcom keeps for drama, the email
addresses end in example.org, and no real postcode ends in these letters.
"""

from __future__ import annotations

from typing import NamedTuple

from ubp_tui.casework.customers import CustomerForm, add_customer
from ubp_tui.demo.office import Office


class Line(NamedTuple):
    """One customer: "Family, Given"; the tenancy; where they live; how they are reached.

    `age` is in years at the end of the stories, where it matters.
    """

    name: str
    tenancy: str
    address: str
    postcode: str
    phone: str = ""
    email: str = ""
    portal: bool = False
    age: int | None = None
    format: str = "standard"
    language: str = "English"
    safe_channel: str = ""


CUSTOMERS = (
    Line("Achebe, Rosalind", "T0031184", "7 Weaver's Court", "BA14 7CK", "07700 900114",
         "rosalind.achebe@example.org", True),
    Line("Aldridge, Peter", "T0012250", "41 Canal Road", "BA14 8MO", "01632 960122",
         "p.aldridge@example.org"),
    Line("Begum, Shamima", "T0028830", "16 Teasel Way", "BA14 9KV", "07700 900201",
         "shamima.b@example.org", True),
    Line("Benali, Youssef", "T0044903", "Flat 3, Fuller House, Dyehouse Lane", "BA14 7CI",
         "07700 900133", "y.benali@example.org", True, language="Arabic"),
    Line("Biggs, Sharon", "T0019027", "88 Longfield Avenue", "BA14 9MC", "07700 900145",
         "sharonbiggs@example.org"),
    Line("Blackmore, Stephen", "T0007716", "2 Almshouse Row", "BA14 8VO", "01632 960158"),
    Line("Brennan, Aoife", "T0040012", "23 Shearman Street", "BA14 7OK", "07700 900168",
         "aoife.brennan@example.org", True),
    Line("Campbell, Leroy", "T0015538", "19 Mill Lane", "BA14 8KM", "01632 960171",
         "leroy.campbell@example.org"),
    Line("Cheung, Wai Ling", "T0042267", "Flat 11, Bythesea Court", "BA14 8IC", "07700 900186",
         "wailing.cheung@example.org", True, language="Cantonese"),
    Line("Denham, Kyle", "T0046120", "Flat 2, 60 Station Approach", "BA14 7MV", "07700 900191",
         "kyle.denham@example.org"),
    Line("Dixon, Ray", "T0003319", "5 Church Walk", "BA14 8CO", "01632 960202"),
    Line("El Amrani, Fatima", "T0033471", "30 Teasel Way", "BA14 9KV", "07700 900213",
         "fatima.elamrani@example.org", True, language="Arabic"),
    Line("Fernandes, Maria", "T0021145", "Flat 5, Clothier House, Mill Lane", "BA14 8KI",
         "07700 900225", "", language="Portuguese"),
    Line("Finch, Lorraine", "T0016902", "14 Longfield Avenue", "BA14 9MC", "01632 960233",
         "lorraine.finch@example.org", True),
    Line("Gurung, Nirmala", "T0038126", "Flat 8, Weaver's Court", "BA14 7CK", "07700 900248",
         "nirmala.gurung@example.org", language="Nepali"),
    Line("Hale, Ruby", "T0047715", "Flat 1, Fuller House, Dyehouse Lane", "BA14 7CI",
         "07700 900257", "ruby.hale@example.org", True),
    Line("Holloway, Derek", "T0002284", "33 Church Walk", "BA14 8CO", "01632 960264",
         "derek.holloway@example.org"),
    Line("Ionescu, Mihai", "T0045518", "52 Shearman Street", "BA14 7OK", "07700 900276",
         "mihai.ionescu@example.org", language="Romanian"),
    Line("Joseph, Marvin", "T0029903", "9 Canal Road", "BA14 8MO", "07700 900288",
         "marvin.joseph@example.org", True),
    Line("Kaur, Harpreet", "T0030451", "27 Teasel Way", "BA14 9KV", "07700 900293",
         "harpreet.kaur@example.org", True),
    Line("Kovalenko, Olena", "T0048809", "Flat 6, Bythesea Court", "BA14 8IC", "07700 900306",
         "olena.kovalenko@example.org", True, language="Ukrainian"),
    Line("Kowalski, Piotr", "T0036614", "71 Shearman Street", "BA14 7OK", "07700 900314",
         "piotr.kowalski@example.org", True, language="Polish"),
    Line("Lacey, Winifred", "T0000873", "4 Almshouse Row", "BA14 8VO", "01632 960327",
         age=83, format="large_print"),
    Line("Marsh, Anthony", "T0018840", "102 Longfield Avenue", "BA14 9MC", "01632 960338",
         "tony.marsh@example.org", True),
    Line("Mbeki, Thandiwe", "T0043320", "Flat 9, Clothier House, Mill Lane", "BA14 8KI",
         "07700 900349", "thandiwe.m@example.org"),
    Line("O'Brien, Siân", "T0026671", "6 Dyehouse Lane", "BA14 7CI", "07700 900352",
         "sian.obrien@example.org", True, language="British Sign Language"),
    # Joint tenants: two people, one tenancy.
    Line("Okafor, Jane", "T0044121", "12 Mill Lane", "BA14 8KM", "07700 900366",
         "jane.okafor@example.org", True),
    Line("Okafor, James", "T0044121", "12 Mill Lane", "BA14 8KM", "07700 900367",
         "james.okafor@example.org"),
    Line("Pike, Gordon", "T0010062", "17 Canal Road", "BA14 8MO", "01632 960374",
         "gordon.pike@example.org"),
    Line("Popescu, Ioana", "T0045519", "54 Shearman Street", "BA14 7OK", "07700 900381",
         "ioana.popescu@example.org", True, language="Romanian"),
    Line("Price, Bethan", "T0039940", "22 Weaver's Court", "BA14 7CK", "07700 900398",
         "bethan.price@example.org"),
    Line("Pugh, Gareth", "T0013397", "65 Canal Road", "BA14 8MO", "01632 960405",
         "gareth.pugh@example.org", format="easy_read"),
    Line("Santos, Grace", "T0041876", "Flat 4, Fuller House, Dyehouse Lane", "BA14 7CI",
         "07700 900412", "g.santos@example.org", True),
    Line("Singh, Balwinder", "T0022908", "3 Teasel Way", "BA14 9KV", "01632 960421"),
    Line("Thomas, Elin", "T0034405", "38 Dyehouse Lane", "BA14 7CI", "07700 900434",
         "elin.thomas@example.org", True),
    Line("Tucker, Brian", "T0005561", "11 Church Walk", "BA14 8CO", "01632 960447",
         "brian.tucker@example.org"),
    Line("Walsh, Declan", "T0037782", "94 Longfield Avenue", "BA14 9MC", "07700 900453",
         "declan.walsh@example.org"),
    Line("Watts, Chloe", "T0048330", "Flat 7, Fuller House, Dyehouse Lane", "BA14 7CI",
         "07700 900468", "chloe.watts@example.org", True, age=17,
         safe_channel="Text first: her mother opens the post."),
    Line("Yilmaz, Emre", "T0040777", "45 Station Approach", "BA14 7MV", "07700 900475",
         "emre.yilmaz@example.org", True, language="Turkish"),
    Line("Zhang, Min", "T0046655", "Flat 10, Bythesea Court", "BA14 8IC", "07700 900487",
         "min.zhang@example.org", True),
)  # fmt: skip

ALSO_STAFF = {"Price, Bethan": "bethan"}
"""Customers who work here too: their files are restricted (R4)."""


def add_customers(office: Office) -> None:
    """Adds everybody, and says which customers are staff as well."""
    for place, line in enumerate(CUSTOMERS, start=1):
        form = _form(office, line, f"P{100_000 + place * 137}")
        office.customers[line.name] = add_customer(office.desk("priya"), form)


def _form(office: Office, line: Line, reference: str) -> CustomerForm:
    family, _, given = line.name.partition(", ")
    born_on = office.last_day.subtract(years=line.age, months=5) if line.age else None
    works_here = ALSO_STAFF.get(line.name)
    return CustomerForm(
        reference=reference,
        family_name=family,
        given_names=given,
        tenancy_reference=line.tenancy,
        address=f"{line.address}, Trowbridge",
        postcode=line.postcode,
        phone=line.phone,
        email=line.email,
        portal=line.portal,
        born_on=born_on,
        format=line.format,
        language=line.language,
        safe_channel=line.safe_channel,
        staff_id=office.people[works_here].id if works_here else None,
    )
