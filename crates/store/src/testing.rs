//! Empty databases for the tests inside this crate; those of `tests/it` have a world of their own.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use crate::{Database, StoreSettings, engine::Engine};

/// An empty database in a place of its own.
pub(crate) struct Place {
    pub(crate) engine: Engine,
    pub(crate) settings: StoreSettings,
    folder: PathBuf,
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// One on SQLite, and one on PostgreSQL where `SCHAKEL_TEST_PG` says where a server is.
#[expect(clippy::disallowed_methods, reason = "tests learn from the environment where the server is")]
pub(crate) async fn engines() -> Vec<Place> {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let start = std::time::UNIX_EPOCH.elapsed().unwrap().as_micros();
    let name = format!("schakel_unit_{start:x}_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(&name);
    std::fs::create_dir_all(&folder).unwrap();
    let mut settings = StoreSettings::in_folder(&folder);
    let mut places = vec![Place { engine: Engine::open(&settings).await.unwrap(), settings: settings.clone(), folder: folder.clone() }];
    if let Ok(url) = std::env::var("SCHAKEL_TEST_PG") {
        let pool = sqlx::PgPool::connect(&url).await.unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {name}"))).execute(&pool).await.unwrap();
        let mark = if url.contains('?') { '&' } else { '?' };
        settings.database = Database::Postgres(format!("{url}{mark}options=-csearch_path%3D{name}"));
        settings.keys = folder.join("keys-of-server.db");
        places.push(Place { engine: Engine::open(&settings).await.unwrap(), settings, folder });
    }
    places
}
