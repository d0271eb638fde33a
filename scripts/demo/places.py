"""Where the demo programs stand: real towns and ZIP codes, on which invented programs are put.

Points and counties come from the Census gazetteer (public domain) and GeoNames (CC BY 4.0), as the
product's own gazetteer has them.
"""

from __future__ import annotations

from typing import NamedTuple


class Town(NamedTuple):
    """A ZIP code with its middle, and the telephone area code used there."""

    zip: str
    city: str
    state: str
    county: str
    lat: float
    lon: float
    area_code: str
    time_zone: str


EASTERN, CENTRAL, MOUNTAIN, PACIFIC = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
)  # fmt: skip
ARIZONA, ALASKA, HAWAII = "America/Phoenix", "America/Nome", "Pacific/Honolulu"

METROS: dict[str, tuple[Town, ...]] = {
    "cincinnati": (
        Town("45202", "Cincinnati", "OH", "Hamilton", 39.1072, -84.502, "513", EASTERN),
        Town("45219", "Cincinnati", "OH", "Hamilton", 39.127, -84.5131, "513", EASTERN),
        Town("45206", "Cincinnati", "OH", "Hamilton", 39.1269, -84.4853, "513", EASTERN),
        Town("45229", "Cincinnati", "OH", "Hamilton", 39.149, -84.4892, "513", EASTERN),
        Town("45211", "Cincinnati", "OH", "Hamilton", 39.1524, -84.5967, "513", EASTERN),
        Town("45230", "Cincinnati", "OH", "Hamilton", 39.0713, -84.3758, "513", EASTERN),
        Town("45242", "Cincinnati", "OH", "Hamilton", 39.2447, -84.3455, "513", EASTERN),
        Town("41011", "Covington", "KY", "Kenton", 39.0708, -84.5212, "859", EASTERN),
        Town("41042", "Florence", "KY", "Boone", 38.9941, -84.642, "859", EASTERN),
    ),
    "chicago": (
        Town("60601", "Chicago", "IL", "Cook", 41.8858, -87.6181, "312", CENTRAL),
        Town("60614", "Chicago", "IL", "Cook", 41.9229, -87.6483, "312", CENTRAL),
        Town("60622", "Chicago", "IL", "Cook", 41.9019, -87.6779, "312", CENTRAL),
        Town("60640", "Chicago", "IL", "Cook", 41.9719, -87.6624, "312", CENTRAL),
        Town("60608", "Chicago", "IL", "Cook", 41.8515, -87.6694, "312", CENTRAL),
        Town("60619", "Chicago", "IL", "Cook", 41.7458, -87.6054, "312", CENTRAL),
        Town("60201", "Evanston", "IL", "Cook", 42.0546, -87.6943, "847", CENTRAL),
        Town("60302", "Oak Park", "IL", "Cook", 41.8925, -87.7895, "708", CENTRAL),
    ),
    "houston": (
        Town("77002", "Houston", "TX", "Harris", 29.7594, -95.3594, "713", CENTRAL),
        Town("77006", "Houston", "TX", "Harris", 29.7409, -95.3923, "713", CENTRAL),
        Town("77036", "Houston", "TX", "Harris", 29.6984, -95.5405, "713", CENTRAL),
        Town("77056", "Houston", "TX", "Harris", 29.7446, -95.4683, "713", CENTRAL),
        Town("77084", "Houston", "TX", "Harris", 29.844, -95.6623, "713", CENTRAL),
        Town("77379", "Spring", "TX", "Harris", 30.0377, -95.5326, "281", CENTRAL),
        Town("77571", "La Porte", "TX", "Harris", 29.6884, -95.0513, "281", CENTRAL),
    ),
    "phoenix": (
        Town("85003", "Phoenix", "AZ", "Maricopa", 33.4511, -112.0774, "602", ARIZONA),
        Town("85016", "Phoenix", "AZ", "Maricopa", 33.5021, -112.0305, "602", ARIZONA),
        Town("85032", "Phoenix", "AZ", "Maricopa", 33.6238, -112.0044, "602", ARIZONA),
        Town("85041", "Phoenix", "AZ", "Maricopa", 33.3889, -112.0954, "602", ARIZONA),
        Town("85201", "Mesa", "AZ", "Maricopa", 33.4317, -111.8469, "480", ARIZONA),
        Town("85281", "Tempe", "AZ", "Maricopa", 33.4227, -111.9261, "480", ARIZONA),
        Town("85301", "Glendale", "AZ", "Maricopa", 33.5311, -112.1767, "623", ARIZONA),
    ),
    "philadelphia": (
        Town("19102", "Philadelphia", "PA", "Philadelphia", 39.9489, -75.1661, "215", EASTERN),
        Town("19104", "Philadelphia", "PA", "Philadelphia", 39.9597, -75.2024, "215", EASTERN),
        Town("19123", "Philadelphia", "PA", "Philadelphia", 39.966, -75.151, "215", EASTERN),
        Town("19134", "Philadelphia", "PA", "Philadelphia", 39.9925, -75.1133, "215", EASTERN),
        Town("19146", "Philadelphia", "PA", "Philadelphia", 39.9379, -75.1794, "215", EASTERN),
        Town("19020", "Bensalem", "PA", "Bucks", 40.1109, -74.9378, "215", EASTERN),
        Town("08103", "Camden", "NJ", "Camden", 39.9351, -75.1117, "856", EASTERN),
    ),
    "seattle": (
        Town("98101", "Seattle", "WA", "King", 47.6114, -122.3305, "206", PACIFIC),
        Town("98103", "Seattle", "WA", "King", 47.6733, -122.3426, "206", PACIFIC),
        Town("98118", "Seattle", "WA", "King", 47.5412, -122.275, "206", PACIFIC),
        Town("98125", "Seattle", "WA", "King", 47.717, -122.3015, "206", PACIFIC),
        Town("98004", "Bellevue", "WA", "King", 47.6155, -122.2072, "425", PACIFIC),
        Town("98402", "Tacoma", "WA", "Pierce", 47.2545, -122.4405, "253", PACIFIC),
    ),
    "denver": (
        Town("80202", "Denver", "CO", "Denver", 39.7491, -104.9946, "303", MOUNTAIN),
        Town("80205", "Denver", "CO", "Denver", 39.759, -104.9661, "303", MOUNTAIN),
        Town("80219", "Denver", "CO", "Denver", 39.6956, -105.0341, "303", MOUNTAIN),
        Town("80220", "Denver", "CO", "Denver", 39.7312, -104.9129, "303", MOUNTAIN),
        Town("80012", "Aurora", "CO", "Arapahoe", 39.6987, -104.8377, "303", MOUNTAIN),
        Town("80401", "Golden", "CO", "Jefferson", 39.7305, -105.1915, "303", MOUNTAIN),
    ),
    "atlanta": (
        Town("30303", "Atlanta", "GA", "Fulton", 33.7525, -84.3888, "404", EASTERN),
        Town("30308", "Atlanta", "GA", "Fulton", 33.7718, -84.3757, "404", EASTERN),
        Town("30310", "Atlanta", "GA", "Fulton", 33.7278, -84.4232, "404", EASTERN),
        Town("30324", "Atlanta", "GA", "Fulton", 33.8206, -84.3549, "404", EASTERN),
        Town("30030", "Decatur", "GA", "DeKalb", 33.7699, -84.295, "404", EASTERN),
        Town("30060", "Marietta", "GA", "Cobb", 33.9382, -84.5403, "770", EASTERN),
    ),
    "los-angeles": (
        Town("90012", "Los Angeles", "CA", "Los Angeles", 34.0614, -118.2385, "213", PACIFIC),
        Town("90017", "Los Angeles", "CA", "Los Angeles", 34.0559, -118.2666, "213", PACIFIC),
        Town("90034", "Los Angeles", "CA", "Los Angeles", 34.029, -118.4005, "310", PACIFIC),
        Town("90044", "Los Angeles", "CA", "Los Angeles", 33.9551, -118.2901, "323", PACIFIC),
        Town("91101", "Pasadena", "CA", "Los Angeles", 34.1468, -118.1391, "626", PACIFIC),
        Town("90802", "Long Beach", "CA", "Los Angeles", 33.7706, -118.182, "562", PACIFIC),
        Town("91331", "Pacoima", "CA", "Los Angeles", 34.2556, -118.4208, "818", PACIFIC),
    ),
    "boston": (
        Town("02108", "Boston", "MA", "Suffolk", 42.3576, -71.0684, "617", EASTERN),
        Town("02119", "Roxbury", "MA", "Suffolk", 42.3251, -71.0953, "617", EASTERN),
        Town("02127", "Boston", "MA", "Suffolk", 42.3347, -71.0375, "617", EASTERN),
        Town("02139", "Cambridge", "MA", "Middlesex", 42.3647, -71.1042, "617", EASTERN),
        Town("02155", "Medford", "MA", "Middlesex", 42.4173, -71.1087, "617", EASTERN),
        Town("02169", "Quincy", "MA", "Norfolk", 42.2491, -70.9978, "617", EASTERN),
    ),
    "miami": (
        Town("33125", "Miami", "FL", "Miami-Dade", 25.7825, -80.2341, "305", EASTERN),
        Town("33130", "Miami", "FL", "Miami-Dade", 25.7672, -80.2059, "305", EASTERN),
        Town("33137", "Miami", "FL", "Miami-Dade", 25.8156, -80.1897, "305", EASTERN),
        Town("33012", "Hialeah", "FL", "Miami-Dade", 25.8654, -80.3059, "305", EASTERN),
        Town("33139", "Miami Beach", "FL", "Miami-Dade", 25.7873, -80.1564, "305", EASTERN),
        Town("33186", "Miami", "FL", "Miami-Dade", 25.6694, -80.4085, "305", EASTERN),
    ),
    "minneapolis": (
        Town("55402", "Minneapolis", "MN", "Hennepin", 44.9762, -93.2759, "612", CENTRAL),
        Town("55404", "Minneapolis", "MN", "Hennepin", 44.9609, -93.2642, "612", CENTRAL),
        Town("55407", "Minneapolis", "MN", "Hennepin", 44.9378, -93.2545, "612", CENTRAL),
        Town("55411", "Minneapolis", "MN", "Hennepin", 44.9996, -93.3005, "612", CENTRAL),
        Town("55102", "Saint Paul", "MN", "Ramsey", 44.9372, -93.1209, "651", CENTRAL),
        Town("55113", "Saint Paul", "MN", "Ramsey", 45.0139, -93.1571, "651", CENTRAL),
    ),
}

SMALL_TOWNS: tuple[Town, ...] = (
    Town("45701", "Athens", "OH", "Athens", 39.3178, -82.102, "740", EASTERN),
    Town("40831", "Harlan", "KY", "Harlan", 36.7596, -83.3499, "606", EASTERN),
    Town("82520", "Lander", "WY", "Fremont", 42.9208, -108.5913, "307", MOUNTAIN),
    Town("04769", "Presque Isle", "ME", "Aroostook", 46.6842, -68.0118, "207", EASTERN),
    Town("85603", "Bisbee", "AZ", "Cochise", 31.4086, -109.9117, "520", ARIZONA),
    Town("79830", "Alpine", "TX", "Brewster", 30.2631, -103.6541, "432", CENTRAL),
    Town("55731", "Ely", "MN", "Saint Louis", 47.9034, -91.857, "218", CENTRAL),
    Town("98331", "Forks", "WA", "Clallam", 47.9287, -124.3989, "360", PACIFIC),
    Town("38614", "Clarksdale", "MS", "Coahoma", 34.256, -90.6348, "662", CENTRAL),
    Town("99762", "Nome", "AK", "Nome Census Area", 64.5011, -165.4064, "907", ALASKA),
    Town("87571", "Taos", "NM", "Taos", 36.3953, -105.5847, "575", MOUNTAIN),
    Town("96720", "Hilo", "HI", "Hawaii", 19.7025, -155.0939, "808", HAWAII),
    Town("59301", "Miles City", "MT", "Custer", 46.4075, -105.8332, "406", MOUNTAIN),
    Town("26301", "Clarksburg", "WV", "Harrison", 39.2874, -80.3419, "304", EASTERN),
)
