//! A limit: a handler of the same web framework that does nothing but give a page of the same size.

use std::net::SocketAddr;

use anyhow::Result;
use axum::{Router, response::Html, routing::get};

/// Serves a page of so many bytes until the process ends.
pub(crate) fn serve(listen: SocketAddr, bytes: usize) -> Result<()> {
    let page: &'static str = Box::leak(page(bytes).into_boxed_str());
    let router = Router::new().route("/", get(move || async move { Html(page) }));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await?;
        axum::serve(listener, router).await?;
        Ok(())
    })
}

/// Text of this length that looks like a page.
fn page(bytes: usize) -> String {
    let row = "<tr><td>Amina Voorbeeld</td><td>23 november 2026</td><td>nieuw</td></tr>\n";
    row.chars().cycle().take(bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_size_that_was_asked() {
        assert_eq!(page(14_245).len(), 14_245);
    }
}
