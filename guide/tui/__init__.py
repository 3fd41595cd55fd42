"""The app: screens and widgets that ask the core and draw what it says. No rule of the trade is here."""
