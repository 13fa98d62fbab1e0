import { Problem } from '@/api/problem'

const EDGE = 512

/**
 * The middle of an image as a small square, so that a photo of any size and format that the browser reads can be a
 * picture. Rejects with `IMAGE_INVALID`.
 */
export async function squarePicture(file: Blob): Promise<Blob> {
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file)
  } catch {
    throw new Problem('IMAGE_INVALID', 0)
  }
  const side = Math.min(image.width, image.height)
  const edge = Math.min(EDGE, side)
  const canvas = document.createElement('canvas')
  canvas.width = edge
  canvas.height = edge
  const context = canvas.getContext('2d')
  if (context) {
    context.imageSmoothingQuality = 'high'
    context.drawImage(
      image,
      (image.width - side) / 2,
      (image.height - side) / 2,
      side,
      side,
      0,
      0,
      edge,
      edge,
    )
  }
  image.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Problem('IMAGE_INVALID', 0))),
      file.type === 'image/png' ? 'image/png' : 'image/jpeg',
      0.92,
    )
  })
}
