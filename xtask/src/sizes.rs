//! `cargo xtask sizes`: the longest files, so that a reviewer sees where the next seam is. No limit fails a build.

use anyhow::Result;

use crate::tree::Tree;

const SHOWN: usize = 15;
const LOOK_FOR_THE_SEAM: usize = 400;

/// Prints the longest files and how long files are.
pub(crate) fn sizes(tree: &Tree) -> Result<()> {
    let mut sizes: Vec<(usize, String)> = tree.files(&[".rs"])?.into_iter().map(|file| (file.text.lines().count(), file.path)).collect();
    sizes.sort_by(|one, other| other.cmp(one));
    for (lines, path) in sizes.iter().take(SHOWN) {
        println!("{lines:>5}  {path}{}", if *lines > LOOK_FOR_THE_SEAM { "  (look for the seam)" } else { "" });
    }
    let lines: usize = sizes.iter().map(|(lines, _)| lines).sum();
    let median = sizes.get(sizes.len() / 2).map_or(0, |(lines, _)| *lines);
    let tenth = sizes.get(sizes.len() / 10).map_or(0, |(lines, _)| *lines);
    println!("{} files, {lines} lines; half of them under {median}, nine in ten under {tenth}", sizes.len());
    Ok(())
}
