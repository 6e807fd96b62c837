P2-1-1 = Meedoen is vrijwillig. De klant moet dat weten voor de aanmelding.
P2-1-1b = We moeten de klant op één manier kunnen bereiken: een telefoonnummer, een mailadres, of via iemand of een plaats.
P2-1-2 = De klant meldt zichzelf aan. Wie helpt, kan dat niet in zijn of haar plaats doen. De klant moet het zelf bevestigen.
