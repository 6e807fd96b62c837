//! The one value that the rest of the house holds: it seals, opens, hashes and signs.

use std::sync::{Arc, PoisonError, RwLock};

use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    keys::{ClientKey, HouseKey, PartnershipKey, Sealing, Secret, TokenKey},
    password::{self, HashCost, HashFault, Verdict},
    purpose::{Purpose, TokenUse},
    randomness::{Randomness, random_bytes},
    root::RootKey,
    seal::{self, Place, Unreadable, bound_to},
};

/// Holds the root key and gives out what is made from it.
pub struct Vault {
    root: RootKey,
    random: Arc<dyn Randomness>,
    hashing: RwLock<Hashing>,
    wrapping: Secret,
    house: HouseKey,
    pepper: Secret,
    rows: Hmac<Sha256>,
    signing: SigningKey,
}

/// What hashing a password costs, and a hash at that cost that no password has.
#[derive(Clone)]
struct Hashing {
    cost: HashCost,
    nobody: Result<String, HashFault>,
}

impl Hashing {
    fn at(cost: HashCost, random: &dyn Randomness) -> Self {
        Self { cost, nobody: password::nobodys_hash(cost, random) }
    }
}

impl Vault {
    /// Opens the vault with a root key. Passwords cost the default until [`Vault::with_hash_cost`] says otherwise.
    pub fn new(root: RootKey, random: Arc<dyn Randomness>) -> Self {
        let wrapping = root.derived("wrap/partnership");
        let house = HouseKey(root.sub_key("seal/house"));
        let pepper = root.sub_key("pepper/password");
        let rows = keyed(root.sub_key("seal/row").bytes());
        let signing = SigningKey::from_bytes(root.sub_key("sign/checkpoint").bytes());
        let hashing = RwLock::new(Hashing::at(HashCost::default(), &*random));
        Self { root, random, hashing, wrapping, house, pepper, rows, signing }
    }

    /// The same vault, with passwords hashed at this cost from now on.
    #[must_use]
    pub fn with_hash_cost(self, cost: HashCost) -> Self {
        self.set_hash_cost(cost);
        self
    }

    /// Hashes passwords at this cost from now on. Those that were hashed at a lower one stay good, take as long to check, and
    /// are told as old.
    pub fn set_hash_cost(&self, cost: HashCost) {
        let hashing = Hashing::at(cost, &*self.random);
        *self.hashing.write().unwrap_or_else(PoisonError::into_inner) = hashing;
    }

    /// What hashing a password costs now.
    pub fn hash_cost(&self) -> HashCost {
        self.hashing().cost
    }

    fn hashing(&self) -> Hashing {
        self.hashing.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Fresh random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        random_bytes(&*self.random)
    }

    /// A new key for a partnership, and its wrapped form to keep.
    pub fn new_partnership_key(&self, id: &str) -> (PartnershipKey, Vec<u8>) {
        let key = Secret::new(self.random());
        let wrapped = seal::seal(self.wrapping.bytes(), &bound_to("wrap", &["partnership", id]), key.bytes(), &*self.random);
        (PartnershipKey(key), wrapped)
    }

    /// Unwraps the key of the partnership `id`.
    pub fn open_partnership_key(&self, id: &str, wrapped: &[u8]) -> Result<PartnershipKey, Unreadable> {
        unwrap(self.wrapping.bytes(), &["partnership", id], wrapped).map(PartnershipKey)
    }

    /// A new key for a client, and its wrapped form to keep in `keys.db`.
    pub fn new_client_key(&self, partnership: &PartnershipKey, client: &str) -> (ClientKey, Vec<u8>) {
        let key = Secret::new(self.random());
        let wrapped = seal::seal(partnership.0.bytes(), &bound_to("wrap", &["client", client]), key.bytes(), &*self.random);
        (ClientKey(key), wrapped)
    }

    /// Unwraps the key of `client`.
    pub fn open_client_key(&self, partnership: &PartnershipKey, client: &str, wrapped: &[u8]) -> Result<ClientKey, Unreadable> {
        unwrap(partnership.0.bytes(), &["client", client], wrapped).map(ClientKey)
    }

    /// The key for what is secret and belongs to no client.
    pub const fn house_key(&self) -> &HouseKey {
        &self.house
    }

    /// The key that only the holder of `token` can have made. The root key takes part too, so a cookie and a stolen
    /// database together open nothing.
    pub fn key_from_token(&self, token: &[u8; 32], using: TokenUse) -> TokenKey {
        let salt = self.root.sub_key(using.label());
        let mut key = [0_u8; 32];
        // HKDF gives up to 255 times 32 bytes, so asking for 32 cannot fail.
        let _ = Hkdf::<Sha256>::new(Some(salt.bytes()), token).expand(b"schakel/token-key", &mut key);
        TokenKey(Secret::new(key))
    }

    /// Seals a value for its place.
    pub fn seal<K: Sealing>(&self, key: &K, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        seal::seal(key.bytes(), &at::<K>(place), plain, &*self.random)
    }

    /// Opens a sealed value in its place.
    pub fn open<K: Sealing>(&self, key: &K, place: &Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unreadable> {
        seal::open(key.bytes(), &at::<K>(place), sealed)
    }

    /// HMAC-SHA-256 under the sub-key of this purpose: finds a secret again without keeping it.
    pub fn keyed_hash(&self, purpose: Purpose, bytes: &[u8]) -> [u8; 32] {
        hmac(self.root.sub_key(purpose.label()).bytes(), bytes)
    }

    /// The seal of a row whose plain columns decide: HMAC-SHA-256 over what `content` says of it. It says itself of which table and row it
    /// is, and cannot be read in two ways.
    pub fn row_seal(&self, content: &[u8]) -> [u8; 32] {
        // There are many rows in a list, so what the key comes to is worked out once.
        let mut mac = self.rows.clone();
        mac.update(content);
        mac.finalize().into_bytes().into()
    }

    /// Hashes a password for keeping. This takes a good part of a second and the memory of the cost: call it where it
    /// may block, and few at a time.
    pub fn hash_password(&self, password: &str) -> Result<String, HashFault> {
        password::hash(self.hash_cost(), &self.peppered(password), &self.random())
    }

    /// Checks a password against the kept hash. With `None`, for an account that does not exist, it works as long and
    /// says [`Verdict::Bad`], so that time does not tell who has an account.
    pub fn verify_password(&self, password: &str, kept: Option<&str>) -> Result<Verdict, HashFault> {
        let Hashing { cost, nobody } = self.hashing();
        let against = match kept {
            Some(kept) => kept,
            None => nobody.as_ref().map_err(|fault| *fault)?,
        };
        let verdict = password::verify(cost, &self.peppered(password), against)?;
        Ok(if kept.is_some() { verdict } else { Verdict::Bad })
    }

    /// Signs a checkpoint of the log (Ed25519).
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(bytes).to_bytes()
    }

    /// The public key with which anybody checks those signatures.
    pub fn verifying_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// Tells root keys apart without telling them: kept beside the data, so that a start with another root key is
    /// refused before anything is written with it.
    pub fn fingerprint(&self) -> [u8; 16] {
        self.root.fingerprint()
    }

    /// Tells houses apart without telling their secret: the same before and after the root key is turned.
    pub fn house_fingerprint(&self) -> [u8; 16] {
        self.root.house_fingerprint()
    }

    /// The secret of the house, wrapped under the root key, to keep beside the keys; none in a house that was made before it had one.
    pub fn wrapped_house(&self) -> Option<Vec<u8>> {
        self.root.has_house().then(|| self.root.wrap_house(self.root.house(), &*self.random))
    }

    /// Whether what lies wrapped there is the secret of this house.
    pub fn has_house(&self, wrapped: &[u8]) -> bool {
        self.root.is_house(wrapped)
    }

    /// The secret of the house, wrapped under another root key: what turning to it needs.
    pub fn house_under(&self, root: &RootKey) -> Vec<u8> {
        root.wrap_house(self.root.house(), &*self.random)
    }

    /// The key of the partnership `id`, wrapped anew under another root key.
    pub fn partnership_key_under(&self, root: &RootKey, id: &str, wrapped: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let key = self.open_partnership_key(id, wrapped)?;
        let by = root.derived("wrap/partnership");
        Ok(seal::seal(by.bytes(), &bound_to("wrap", &["partnership", id]), key.0.bytes(), &*self.random))
    }

    fn peppered(&self, password: &str) -> [u8; 32] {
        hmac(self.pepper.bytes(), password.as_bytes())
    }
}

fn at<K: Sealing>(place: &Place<'_>) -> Vec<u8> {
    bound_to(K::KIND, &[place.table, place.column, place.row, place.owner])
}

fn unwrap(by: &[u8; 32], owner: &[&str], wrapped: &[u8]) -> Result<Secret, Unreadable> {
    let plain = seal::open(by, &bound_to("wrap", owner), wrapped)?;
    plain.as_slice().try_into().map(Secret::new).map_err(|_| Unreadable)
}

fn hmac(key: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut mac = keyed(key);
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    // 32 bytes fill less than a block, so this is what `new_from_slice` does, without its impossible error.
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    Hmac::<Sha256>::new(&block)
}
